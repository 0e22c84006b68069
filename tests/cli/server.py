#!/usr/bin/env python3
"""A web server on the loopback address that misbehaves on purpose, for 60-fetch.test.

    server.py PORT-FILE LOG-FILE      writes its port; logs "SECONDS HOST PATH [condition]" for each request

Where cert.pem lies about, PORT-FILE.tls has the port of a server that speaks TLS with it. It ends when its standard input does."""
import gzip, os, ssl, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

page = b"<html><body><article><h1>Green wins</h1><p>Mabel Green won the mile in 4:40.1 on Sunday.</p></article></body></html>"
counts, lock = {}, threading.Lock()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def give(self, body=page, status=200, length=None, **fields):
        self.send_response(status)
        fields.setdefault("Content_Type", "text/html; charset=utf-8")
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        host, path = self.headers["Host"], self.path
        condition = self.headers.get("If-None-Match", "")
        with lock:
            counts[host, path] = counts.get((host, path), 0) + 1
            nth = counts[host, path]
            log.write(f"{time.monotonic():.3f} {host} {path} {condition}\n".rstrip() + "\n")
            log.flush()
        name = path.split("?")[0].strip("/").replace("-", "_").replace(".", "_")
        getattr(self, "on_" + name, self.on_missing)(nth, condition)

    def on_missing(self, nth, condition):
        self.give(b"not here", 404, Content_Type="text/plain")

    def on_robots_txt(self, nth, condition):
        if self.headers["Host"].startswith("127.0.0.3"):
            return self.give(b"later", 503, Retry_After="0")
        if self.headers["Host"].startswith("127.0.0.4"):
            return self.give(b"User-agent: *\nCrawl-delay: 0.4\n", Content_Type="text/plain")
        self.give(b"User-agent: *\nDisallow: /private/\nUser-agent: photofinish\nDisallow: /secret\n", Content_Type="text/plain")

    def on_page(self, nth, condition):
        self.give()

    on_two = on_three = on_page

    def on_feed(self, nth, condition):
        site = "http://" + self.headers["Host"]
        items = "".join(f"<item><title>Green wins</title><link>{site}/{path}</link><description>Short.</description></item>"
                        for path in ("two", "three", "secret/plans", "two"))
        self.give(f"<rss version='2.0'><channel><title>Lap</title>{items}</channel></rss>".encode(), Content_Type="application/rss+xml")

    def on_gzip(self, nth, condition):
        self.give(gzip.compress(page), Content_Encoding="gzip")

    def on_chunked(self, nth, condition):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in (page[:20], page[20:], b""):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))

    def on_bomb(self, nth, condition):
        self.give(gzip.compress(b"\0" * (40 << 20)), Content_Encoding="gzip")

    def on_slow(self, nth, condition):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def on_endless(self, nth, condition):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(100000):
            self.wfile.write(b"<p>and on</p>" * 1000)

    def on_short(self, nth, condition):
        self.give(page[:40], length=len(page))
        self.close_connection = True

    def on_loop(self, nth, condition):
        self.give(b"", 302, Location="/loop?again")

    def on_moved(self, nth, condition):
        self.give(b"", 301, Location="page")

    def on_to_file(self, nth, condition):
        self.give(b"", 302, Location="file:///etc/passwd")

    def on_to_secret(self, nth, condition):
        self.give(b"", 302, Location="/secret")

    def on_busy(self, nth, condition):
        self.give(b"", 429, Retry_After="1") if nth == 1 else self.give()

    def on_busy_long(self, nth, condition):
        self.give(b"", 503, Retry_After="86400")

    def on_broken(self, nth, condition):
        self.give(b"", 503)

    def on_tagged(self, nth, condition):
        if condition == '"one"' and nth < 3:
            return self.give(b"", 304, ETag='"one"')
        self.give(page.replace(b"4:40.1", b"4:39.9") if nth >= 3 else page, ETag='"two"' if nth >= 3 else '"one"')


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # clients that hang up are what this is for


if __name__ == "__main__":
    log = open(sys.argv[2], "a")  # the test empties it in between
    server = Server(("127.0.0.1", 0), Handler)
    port = server.server_address[1]
    servers = [server] + [Server((f"127.0.0.{n}", port), Handler) for n in (2, 3, 4)]
    if os.path.exists("cert.pem"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain("cert.pem")
        servers.append(Server(("127.0.0.1", 0), Handler))
        servers[-1].socket = context.wrap_socket(servers[-1].socket, server_side=True)
        with open(sys.argv[1] + ".tls", "w") as file:
            file.write(str(servers[-1].server_address[1]))
    for s in servers:
        threading.Thread(target=s.serve_forever, daemon=True).start()
    with open(sys.argv[1] + ".new", "w") as file:
        file.write(str(port))
    os.rename(sys.argv[1] + ".new", sys.argv[1])
    sys.stdin.read()

#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <pthread.h>
#include <unistd.h>

#include "acquire/exchange.h"
#include "acquire/hosts.h"

/* ---- whom to ask, and when */

static struct job *job_for(const char *address, struct arena *arena) {
    struct job *job = ARENA_NEW(arena, struct job);
    job->address = job->asked = str_of(address);
    return job;
}

Test(hosts, are_asked_for_their_rules_first_and_rest_between_jobs) {
    struct arena arena = {0};
    struct hosts hosts = hosts_open("photofinish", &arena);
    struct host *host = hosts_find(&hosts, STR("https://example.org/a"), 1000);
    cr_assert_eq(hosts_find(&hosts, STR("http://Example.org:8080/b"), 1000), host);
    cr_assert_neq(hosts_find(&hosts, STR("https://www.example.org/a"), 1000), host);
    hosts_add(host, job_for("https://example.org/a", &arena), JOB_LAST);
    hosts_add(host, job_for("https://example.org/no", &arena), JOB_LAST);

    struct job *job;
    int64_t when;
    cr_assert_eq(hosts_step(&hosts, host, 5000, &job, &when), HOST_START);
    cr_assert(str_equal(job->address, STR("https://example.org/robots.txt")) && job->rules_of);
    cr_assert_eq(hosts_step(&hosts, host, 5000, &job, &when), HOST_BUSY);
    host->job->rules_of->rules = RULES_KNOWN;
    host->job->rules_of->robots = robots_parse(STR("user-agent: *\ndisallow: /no\n"), &arena);
    hosts_done(host, 5000);

    cr_assert_eq(hosts_step(&hosts, host, 5999, &job, &when), HOST_BUSY);
    cr_assert_eq(when, 6000);
    cr_assert_eq(hosts_step(&hosts, host, 6000, &job, &when), HOST_START);
    cr_assert(str_equal(job->address, STR("https://example.org/a")));
    hosts_done(host, 6500);
    cr_assert_eq(hosts_step(&hosts, host, 7500, &job, &when), HOST_FORBIDDEN);
    cr_assert_eq(hosts_step(&hosts, host, 7500, &job, &when), HOST_BUSY);
    cr_assert_eq(when, 0);
    arena_close(&arena);
}

Test(hosts, of_one_name_have_rules_for_each_scheme_and_port) {
    struct arena arena = {0};
    struct hosts hosts = hosts_open("photofinish", &arena);
    struct host *host = hosts_find(&hosts, STR("https://example.org/a"), 0);
    hosts_authority(&hosts, host, STR("https://example.org/a"))->rules = RULES_OUT_OF_REACH;
    hosts_authority(&hosts, host, STR("https://example.org:8443/a"))->rules = RULES_ASKED;
    hosts_add(host, job_for("https://example.org:8443/waits", &arena), JOB_LAST);
    hosts_add(host, job_for("https://example.org/fails", &arena), JOB_LAST);
    struct job *job;
    int64_t when;
    cr_assert_eq(hosts_step(&hosts, host, 1, &job, &when), HOST_NO_RULES);
    cr_assert(str_equal(job->address, STR("https://example.org/fails")));
    cr_assert_eq(hosts_step(&hosts, host, 1, &job, &when), HOST_BUSY);
    arena_close(&arena);
}

/* ---- addresses */

static struct network network_of_tests(void) {
    struct network network;
    struct error error;
    cr_assert_eq(network_open(&network, &error), OK, "%s", error.text);
    return network;
}

static const struct { const char *address, *base, *gives; } addresses[] = {
    {"https://example.org", "", "https://example.org/"},
    {"https://user:word@Example.org:443/a/../b?c#d", "", "https://example.org/b?c"},
    {"/c", "https://example.org/a/b", "https://example.org/c"},
    {"../c?d", "https://example.org/a/b/", "https://example.org/a/c?d"},
    {"//other.example/e", "https://example.org/", "https://other.example/e"},
    {"http://example.org/a b", "", "http://example.org/a%20b"},
    {"ftp://example.org/", "", ""},
    {"file:///etc/passwd", "https://example.org/", ""},
    {"javascript:alert(1)", "", ""},
    {"news.html", "", ""},
    {"", "", ""},
};

Test(exchange, addresses_have_one_form) {
    struct arena arena = {0};
    struct network network = network_of_tests();
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        str got = exchange_address(&network, str_of(addresses[i].address), str_of(addresses[i].base), &arena);
        cr_expect(str_equal(got, str_of(addresses[i].gives)), "%s: %.*s", addresses[i].address, STR_ARG(got));
    }
    arena_close(&arena);
}

/* ---- reach: a server of our own that answers two requests on one connection, and counts connections */

struct server {
    int socket;
    int connections, requests;
};

static void *serve(void *data) {
    struct server *s = data;
    static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    for (int connection; (connection = accept(s->socket, NULL, NULL)) >= 0; close(connection)) {
        char bytes[4096];
        s->connections++;
        while (recv(connection, bytes, sizeof bytes, 0) > 0) {
            s->requests++;
            if (send(connection, answer, sizeof answer - 1, MSG_NOSIGNAL) < 0)
                break;
        }
    }
    return NULL;
}

static enum exchange_end get(const struct network *network, CURLM *multi, str address, enum exchange_reach reach, int *status, bool *was_public) {
    struct exchange_limits limits = {1 << 20, 5000, 5000, "test"};
    struct exchange_request request = {.address = address, .reach = reach};
    struct exchange *exchange = exchange_open(network, &request, &limits);
    CURLMsg *message = NULL;
    exchange_start(exchange, multi);
    for (int running = 1, waiting; !message; message = network->multi_info_read(multi, &waiting)) {
        network->multi_perform(multi, &running);
        if (running)
            network->multi_poll(multi, NULL, 0, 100, NULL);
    }
    enum exchange_end end = exchange_finish(exchange, multi, message->data.result);
    *status = exchange_answer(exchange)->status;
    *was_public = exchange_was_public(exchange);
    exchange_close(exchange);
    return end;
}

Test(exchange, out_of_reach_is_neither_connected_to_nor_asked_over_an_open_connection, .timeout = 20) {
    struct arena arena = {0};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    struct server server = {.socket = socket(AF_INET, SOCK_STREAM, 0)};
    cr_assert(bind(server.socket, (struct sockaddr *)&address, size) == 0 && listen(server.socket, 4) == 0);
    cr_assert_eq(getsockname(server.socket, (struct sockaddr *)&address, &size), 0);
    str url = str_print(&arena, "http://127.0.0.1:%d/", ntohs(address.sin_port));
    pthread_t thread;
    pthread_create(&thread, NULL, serve, &server);

    struct network network = network_of_tests();
    CURLM *multi = network.multi_init();
    int status;
    bool was_public;
    cr_expect_eq(get(&network, multi, url, REACH_PUBLIC, &status, &was_public), EXCHANGE_REFUSED);
    cr_expect_eq(server.connections, 0);
    cr_expect_eq(get(&network, multi, url, REACH_ALL, &status, &was_public), EXCHANGE_ANSWERED);
    cr_expect(status == 200 && !was_public);
    cr_expect_eq(get(&network, multi, url, REACH_PUBLIC, &status, &was_public), EXCHANGE_REFUSED); /* the connection is still open */
    cr_expect_eq(get(&network, multi, url, REACH_ALL, &status, &was_public), EXCHANGE_ANSWERED);
    network.multi_cleanup(multi);
    shutdown(server.socket, SHUT_RDWR);
    pthread_join(thread, NULL);
    close(server.socket);
    cr_expect_eq(server.requests, 2);
    arena_close(&arena);
}

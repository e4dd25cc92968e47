"""What counts as a mistake of a page: a request that fails, and not one that the browser gives up because the page is left."""

import pytest
from browser import open_page

HOST = "http://127.0.0.1:9"
PAGES = {
    "/never.svg": None,  # nobody answers
    "/first.html": '<!doctype html><title>first</title><link rel="icon" href="data:,"><a href="second.html">next</a>',
    "/second.html": '<!doctype html><title>second</title><link rel="icon" href="data:,">',
}
ASK = "fetch('/never.svg', {signal: (window.ask = new AbortController()).signal}).catch(() => 0), 0"


@pytest.fixture
def opened(browser):
    def answer(route):
        body = PAGES[route.request.url.removeprefix(HOST)]
        if body is not None:
            route.fulfill(body=body, content_type="text/html")

    with open_page(browser, "about:blank") as opened:
        opened.page.route("**/*", answer)
        opened.page.goto(f"{HOST}/first.html")
        yield opened


def follow_the_link(page):
    page.get_by_role("link", name="next").click()
    page.wait_for_url("**/second.html")


def wait_for_the_failure(page, do):
    with page.expect_event("requestfailed"):
        page.evaluate(do)


@pytest.mark.parametrize(
    "leave",
    [lambda page: page.goto(f"{HOST}/second.html"), follow_the_link, lambda page: page.reload()],
    ids=["told to", "by a link", "loaded again"],
)
def test_what_a_left_page_gave_up_is_no_mistake(opened, leave):
    with opened.page.expect_event("requestfailed"):
        opened.page.evaluate(ASK)
        leave(opened.page)
    assert opened.errors == []


@pytest.mark.parametrize("before", ["0", "location.hash = 'below'"], ids=["", "another place in it"])
def test_what_a_page_that_stays_gives_up_is_one(opened, before):
    opened.page.evaluate(ASK)
    opened.page.evaluate(before)
    wait_for_the_failure(opened.page, "ask.abort()")
    assert opened.errors == [f"{HOST}/never.svg: net::ERR_ABORTED"]


def test_what_the_next_page_gives_up_is_one(opened):
    follow_the_link(opened.page)
    opened.page.evaluate(ASK)
    wait_for_the_failure(opened.page, "ask.abort()")
    assert opened.errors == [f"{HOST}/never.svg: net::ERR_ABORTED"]


def test_another_failure_is_one_wherever_the_reader_went(opened):
    opened.page.route("**/gone.svg", lambda route: route.abort("connectionrefused"))
    wait_for_the_failure(opened.page, "fetch('/gone.svg').catch(() => 0), 0")
    follow_the_link(opened.page)
    assert opened.errors[0] == f"{HOST}/gone.svg: net::ERR_CONNECTION_REFUSED"

"""Pages take turns in the order in which they came, and none waits for ever."""

from __future__ import annotations

import threading
import time

import pytest

from components.turns import Turns


def start(turns: Turns, number: int, seen: list[int]) -> threading.Thread:
    """Take a turn in another thread, and note it."""

    def run() -> None:
        with turns.turn():
            seen.append(number)
            time.sleep(0.01)

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.02)
    return thread


def test_who_waits_comes_in_the_order_of_asking() -> None:
    turns, seen = Turns(1), list[int]()
    with turns.turn():
        threads = [start(turns, number, seen) for number in range(5)]
        assert seen == []
    for thread in threads:
        thread.join(5)
    assert seen == [0, 1, 2, 3, 4]


def test_only_so_many_run_at_once() -> None:
    turns, lock, running, most = Turns(3), threading.Lock(), 0, 0

    def run() -> None:
        nonlocal running, most
        with turns.turn():
            with lock:
                running += 1
                most = max(most, running)
            time.sleep(0.02)
            with lock:
                running -= 1

    threads = [threading.Thread(target=run) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert most == 3


def test_a_page_that_fails_gives_its_turn_back() -> None:
    turns = Turns(1, 0.05)
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    assert turns._take()


def test_nobody_waits_longer_than_the_longest_and_the_turn_of_who_gave_up_goes_on() -> None:
    turns, seen = Turns(1, 0.05), list[int]()
    with turns.turn():
        start(turns, 1, seen).join(5)
        assert seen == [1]
    with turns.turn():
        pass
    assert turns._take()
    assert not turns._take()

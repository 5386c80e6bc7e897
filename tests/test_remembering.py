"""What a function is remembered to have made is what it would make of the same arguments."""

from briefing.remembering import remembered


class Thing:
    """Equal to everything, so that only its identity tells it from another."""

    def __eq__(self, _other):
        return True

    __hash__ = None


def counted(most=10):
    calls = []

    @remembered(most)
    def made(*args, **kwargs):
        calls.append((args, kwargs))
        return len(calls)

    return made


def test_the_same_objects_are_asked_for_once_and_equal_ones_again():
    made, one, other = counted(), Thing(), Thing()
    assert [made(one), made(one), made(other), made(one)] == [1, 1, 2, 1]


def test_texts_and_numbers_are_the_same_when_equal_and_of_one_type():
    given = [str(b"ab", "ascii"), "ab", 1, True, 1.0, b"ab", None]
    assert list(map(counted(), given)) == [1, 1, 2, 3, 4, 5, 6]


def test_sequences_are_the_same_when_their_items_are():
    made, one, other = counted(), Thing(), Thing()
    assert [made([one, (other, "x")]), made([one, (other, "x")]), made([other, (one, "x")]), made([one])] == [
            1, 1, 2, 3,
        ]  # fmt: skip


def test_an_argument_by_name_is_another_one():
    made, thing = counted(), Thing()
    assert [made(thing), made(it=thing), made(it=thing), made(other=thing)] == [1, 2, 2, 3]


def test_no_new_object_passes_for_one_that_is_gone():
    made = counted()
    assert [made(Thing()) for _ in range(5)] == [1, 2, 3, 4, 5]


def test_the_longest_unused_is_forgotten():
    made = counted(2)
    assert [made("a"), made("b"), made("a"), made("c"), made("a"), made("b")] == [1, 2, 1, 3, 1, 4]

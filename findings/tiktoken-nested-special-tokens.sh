#!/usr/bin/env bash
# tiktoken lets a short special token win over a longer one that begins with it.
#
# Pinned:    tiktoken 0.14.0; tokenizers 0.22.2 to compare with.
# Guess:     as with every lexer and with tokenizers, the longest special token at a place is taken.
# Behaviour: special tokens become one regex of alternatives, and the first that matches wins. The
#            order of the alternatives is that of a hash table, so neither length nor id decides. Of
#            30 tokens for runs of 2 to 31 blanks, as in vocabularies for source code, only one is
#            ever used, and which of two nested markers wins depends on how their letters hash.
# Matters:   a vocabulary with nested added tokens, carried over from a tokenizer.json, gives other
#            ids and longer sequences in tiktoken, with no error, and text still decodes. A check by
#            decoding never finds it, and a benchmark of the two compares unlike work. Compare ids,
#            on text that holds each added token.
# Reported:  not found; tiktoken's own vocabularies hold no such pair.
# Output seen:
#   runs of 2 to 31 blanks, tokenizers     30 of 30 are one token
#   runs of 2 to 31 blanks, tiktoken        1 of 30 are one token, 31 blanks are 16
#   the same, dict in reverse order         True
#   <tool_call> beside <tool                one token
#   <thinking> beside <think                cut after the shorter
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" -q --disable-pip-version-check install tiktoken==0.14.0 tokenizers==0.22.2 >"$dir/pip.log" 2>&1 ||
  { echo "the packages could not be installed: $(tail -1 "$dir/pip.log")"; exit 1; }

"$dir/venv/bin/python" - <<'PY'
import sys

import tiktoken
from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers

BYTES = {bytes([b]): b for b in range(256)}
RUNS = range(2, 32)


def rust_core(specials):
    return tiktoken.Encoding("own", pat_str=r"\S+|\s+", mergeable_ranks=BYTES, special_tokens=specials)


def count(encode, run):
    """Tokens between two letters, which are one token each."""
    return len(encode("a" + " " * run + "b")) - 2


def by_tiktoken(specials):
    encoding = rust_core(specials)
    return [count(lambda text: encoding.encode(text, allowed_special="all"), run) for run in RUNS]


alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
hugging = Tokenizer(models.BPE({letter: i for i, letter in enumerate(alphabet)}, []))
hugging.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
hugging.add_tokens([AddedToken(" " * run, normalized=False) for run in RUNS])

longest = [count(lambda text: hugging.encode(text).ids, run) for run in RUNS]
specials = {" " * run: 254 + run for run in RUNS}
hashed = by_tiktoken(specials)
again = by_tiktoken(dict(reversed(specials.items())))
print(f"runs of 2 to 31 blanks, tokenizers     {longest.count(1):2} of 30 are one token")
print(f"runs of 2 to 31 blanks, tiktoken       {hashed.count(1):2} of 30 are one token, 31 blanks are {hashed[-1]}")
print("the same, dict in reverse order        ", hashed == again)

whole = []
for short, full in (("<tool", "<tool_call>"), ("<think", "<thinking>")):
    ids = rust_core({short: 256, full: 257}).encode(full, allowed_special="all")
    whole.append(ids == [257])
    print(f"{full + ' beside ' + short:39}", "one token" if whole[-1] else "cut after the shorter")

if set(longest) != {1} or hashed != [(run + 1) // 2 for run in RUNS] or not again or whole != [True, False]:
    sys.exit("differs from what was seen: tiktoken took only the run of two blanks, and <think before <thinking>")
PY

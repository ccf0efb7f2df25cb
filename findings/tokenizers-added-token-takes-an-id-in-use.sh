#!/usr/bin/env bash
# tokenizers gives an added token an id that is in use where the vocabulary's ids have a gap.
#
# Pinned:    tokenizers 0.23.3 (0.22.2 was seen to do the same).
# Guess:     add_tokens takes a free id: the largest plus one, or the first in the gap. At worst it
#            raises.
# Behaviour: the new id is the *number* of entries in the vocabulary. With ids 0 to 9 less one, that
#            is 9, which belongs to a word: from then on two tokens share an id, the old word
#            decodes as the new token, and get_vocab_size counts both. Nothing is raised, then or on
#            saving and loading (0.22.2 says on saving that the vocabulary has a hole, which it had
#            before, and nothing of the shared id).
# Matters:   gaps are ordinary: a pruned vocabulary, one with reserved places, one merged of two.
#            The damage is to text that was right before, and a model trained on it has learnt one
#            row for two meanings. After adding, check that the ids of get_vocab() are all
#            different.
# Reported:  huggingface/tokenizers pull requests 719 and 720 (closed) wanted added ids to begin
#            where the model's end.
# Output seen:
#   0.23.3   new token 9, word9 9   "word9" decodes as "<new>"   10 entries for 9 ids
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" -q --disable-pip-version-check install --no-deps tokenizers==0.23.3 \
  >"$dir/pip.log" 2>&1 ||
  { echo "tokenizers 0.23.3 could not be installed: $(tail -1 "$dir/pip.log")"; exit 1; }

"$dir/venv/bin/python" - <<'PY'
import sys

import tokenizers
from tokenizers import Tokenizer, models, pre_tokenizers

vocab = {f"word{i}": i for i in range(10) if i != 4}
tokenizer = Tokenizer(models.WordLevel(vocab, unk_token="word0"))
tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
before = tokenizer.decode(tokenizer.encode("word9").ids)
tokenizer.add_tokens(["<new>"])


def look(t):
    ids = t.token_to_id("<new>"), t.token_to_id("word9")
    return ids, t.decode(t.encode("word9").ids), t.get_vocab_size(), len(set(t.get_vocab().values()))


new, text, size, distinct = seen = look(tokenizer)
again = look(Tokenizer.from_str(tokenizer.to_str())) == seen
print(f'{tokenizers.__version__}   new token {new[0]}, word9 {new[1]}   "word9" decodes as "{text}"'
      f"   {size} entries for {distinct} ids")
if not (before == "word9" and seen == ((9, 9), "<new>", 10, 9) and again):
    sys.exit("differs from what was seen: the new token took the id of word9, silently")
PY

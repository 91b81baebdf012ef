export const HELP = `stet finds who is quoted as saying what in a news story, and compares quotes with their sources.

  stet extract FILE                       list the items of a story
  stet extract --jsonl < stories.jsonl    one JSON line in, one out
  stet compare --quote TEXT --source FILE compare a quote with its source
  stet compare --jsonl < pairs.jsonl      one JSON line in, one out

  stet extract --help, stet compare --help   all options
  stet --version

Exit codes: 0 done · 1 the quote is altered or not found (with --check) · 2 wrong usage ·
3 an input cannot be read (with --jsonl: a line; the others are still answered) · 70 a fault of stet
`;

export const EXTRACT_HELP = `stet extract FILE [--json | --jsonl] [--language CODE]
stet extract --jsonl [--language CODE] < lines

Reads a story (plain text, UTF-8; FILE may be - for standard input; .html, .docx, .odt, .rtf, .pdf and .eml are read as the desk reads
them, and what was set aside is said first) and lists its quotes, paraphrases, claims and
non-responses with their speakers.

  --json             the full result as one JSON object: attributions, items, spans, confidence and reasons
  --jsonl            reads lines {"id", "text"} and writes, for each,
                     {"id", "attributions": [{"type", "start", "end", "speaker", "cue", "statement"}],
                      "items": [{"kind", "start", "end", "outcome", "parties", …}]}
                     with FILE: one such line for the file, its name as id
  --language CODE    the language of the text (en, de, fr, es, uk, ru, …); guessed when left out

Offsets are UTF-16 code units, end exclusive.
`;

export const COMPARE_HELP = `stet compare --quote TEXT --source FILE [--speaker NAME] [--json] [--check]
stet compare --jsonl < lines

Compares a quote with its source and says where it is and how faithful: verbatim, trimmed, altered or not_found.
FILE is plain text or a transcript (SRT, WebVTT, SBV, TTML, JSON, tables, turns with labels or times, pages with numbered
lines), told by its content; or - for standard input. What of a transcript cannot be read is told on standard error.

  --quote TEXT       the words as printed; … and [brackets] in them are read as marks of omission and insertion
  --quote-file FILE  the same from a file
  --speaker NAME     whom the story names: a transcript that gives the words to somebody else says so
  --json             the full result as one JSON object, with other candidate places
  --jsonl            reads lines {"id", "quote", "source"} and writes, for each,
                     {"id", "class", "start", "end", "similarity", "edits": [{"kind", "quote", "source", "sense", …}]}
  --check            exit code 1 when the quote is altered, not found or somebody else’s

Offsets are UTF-16 code units of the source (of a transcript: of its spoken text), end exclusive.
`;

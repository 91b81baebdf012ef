import { describe, expect, it } from 'vitest';
import { offsetOf, selectedSpans, type TreeNode } from './selection-offsets.ts';

type Made = {
  nodeType: number;
  parentNode: Made | null;
  childNodes: Made[];
  textContent: string | null;
  dataset?: { start?: string };
};

function text(content: string): Made {
  return { nodeType: 3, parentNode: null, childNodes: [], textContent: content };
}

function element(children: Made[], start?: number): Made {
  const made: Made = {
    nodeType: 1,
    parentNode: null,
    childNodes: children,
    textContent: children.map((child) => child.textContent).join(''),
    dataset: start === undefined ? {} : { start: String(start) },
  };
  for (const child of children) child.parentNode = made;
  return made;
}

/** “He said 😀 “so” twice.” with a number in the margin in front of “so”, then a second paragraph. */
function galley() {
  const first = text('He said 😀 ');
  const quote = text('“so”');
  const rest = text(' twice.');
  const number = element([text('1')]);
  const second = text('Next.');
  const mark = element([number, element([quote], 11)]);
  const paragraph = element([element([first], 0), mark, element([rest], 15)]);
  const next = element([element([second], 24)]);
  const root = element([paragraph, next]);
  return { root, first, quote, rest, number, paragraph, next, second, mark };
}

describe('offsetOf', () => {
  it('counts UTF-16 units inside a text node', () => {
    const { root, first, quote, second } = galley();
    expect(offsetOf(root, { node: first, offset: 10 }, 'start')).toBe(10);
    expect(offsetOf(root, { node: quote, offset: 4 }, 'end')).toBe(15);
    expect(offsetOf(root, { node: second, offset: 2 }, 'end')).toBe(26);
  });

  it('snaps a start in the margin forward and an end backward', () => {
    const { root, number } = galley();
    const inNumber = number.childNodes[0] as TreeNode;
    expect(offsetOf(root, { node: inNumber, offset: 1 }, 'start')).toBe(11);
    expect(offsetOf(root, { node: inNumber, offset: 1 }, 'end')).toBe(11);
  });

  it('reads element points by child index, as triple clicks give them', () => {
    const { root, paragraph, next } = galley();
    expect(offsetOf(root, { node: paragraph, offset: 0 }, 'start')).toBe(0);
    expect(offsetOf(root, { node: next, offset: 0 }, 'end')).toBe(22);
    expect(offsetOf(root, { node: paragraph, offset: 3 }, 'end')).toBe(22);
    expect(offsetOf(root, { node: root, offset: 2 }, 'end')).toBe(29);
    expect(offsetOf(root, { node: root, offset: 2 }, 'start')).toBeNull();
  });

  it('reads a point on a piece itself', () => {
    const { root, mark } = galley();
    const piece = mark.childNodes[1] as TreeNode;
    expect(offsetOf(root, { node: piece, offset: 0 }, 'start')).toBe(11);
    expect(offsetOf(root, { node: piece, offset: 1 }, 'end')).toBe(15);
  });

  it('answers null outside the galley', () => {
    const { root } = galley();
    expect(offsetOf(root, { node: text('elsewhere'), offset: 1 }, 'start')).toBeNull();
  });
});

describe('selectedSpans', () => {
  const story = 'One two.\n\nThree four.\n\nFive.';
  const blocks = [
    { start: 0, end: 8 },
    { start: 10, end: 21 },
    { start: 23, end: 28 },
  ];

  it('trims white space and keeps the rest exactly', () => {
    expect(selectedSpans(story, blocks, 3, 8)).toEqual([{ start: 4, end: 8 }]);
  });

  it('gives one span for each paragraph touched', () => {
    expect(selectedSpans(story, blocks, 4, 26)).toEqual([
      { start: 4, end: 8 },
      { start: 10, end: 21 },
      { start: 23, end: 26 },
    ]);
  });

  it('gives nothing for a gap or an empty selection', () => {
    expect(selectedSpans(story, blocks, 8, 10)).toEqual([]);
    expect(selectedSpans(story, blocks, 5, 5)).toEqual([]);
  });
});

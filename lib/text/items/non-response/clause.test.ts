import { describe, expect, it } from 'vitest';
import { analyse } from '../../analysis/analysis.ts';
import { findNonResponses } from './find.ts';

/** The words of each silence that a text reports. */
const silences = (text: string) => {
  const analysis = analyse(text);
  const { start, end } = analysis.tokens;
  return findNonResponses(analysis).map(({ range }) => text.slice(start[range.from], end[range.to - 1]));
};

describe('the words of a silence', () => {
  it.each([
    // the question before it
    ['Asked twice whether she backed the toll, Ms Holm declined to say.', 'Ms Holm declined to say.'],
    ['Pressed on the pier, the port board would not comment.', 'the port board would not comment.'],
    ['When asked about the cats, Mr Lind declined to comment.', 'Mr Lind declined to comment.'],
    [
      'Asked, in May and again in June, whether he had paid, Mr Lind declined to comment.',
      'Mr Lind declined to comment.',
    ],
    [
      'Pressed by reporters, Ada Holm, the mayor, declined to say who paid.',
      'Ada Holm, the mayor, declined to say who paid.',
    ],
    [
      'Asked about it, the mayor, Ada Holm, declined to comment.',
      'the mayor, Ada Holm, declined to comment.',
    ],
    // a fragment in marks stays part of its sentence
    [
      'The port’s clerk said it “would not comment on pilots”.',
      'The port’s clerk said it “would not comment on pilots”.',
    ],
    // a bracket that opened before it
    ['(It rained. Bo Lind was not available for comment.)', 'Bo Lind was not available for comment.'],
    // what else was said
    [
      'The clerk confirmed that divers had been down but would not say who had paid them.',
      'would not say who had paid them.',
    ],
    ['Holm acknowledged that she had left but declined to elaborate.', 'declined to elaborate.'],
    [
      'Norvane Borough Council declined to comment, but insisted that every pier had been looked at.',
      'Norvane Borough Council declined to comment',
    ],
    [
      'Ms Vale declined to discuss the letter and said that the port was busy.',
      'Ms Vale declined to discuss the letter',
    ],
    // an answer in marks: only its words
    ['“No comment,” she said at her door on Monday night.', '“No comment,”'],
    [
      'Mr Lind, her deputy, is said to have left, a claim his office has declined to comment on.',
      'a claim his office has declined to comment on.',
    ],
  ])('%s', (text, words) => {
    expect(silences(text)).toEqual([words]);
  });

  it.each([
    'The port board, which runs the pier, declined to comment.',
    'Ms Holm declined to comment, citing the inquest.',
    'Mr Lind and his brother did not respond to calls and messages.',
    'Reached at home, Ada Vale declined to comment.',
  ])('is the whole sentence where nothing else is told: %s', (text) => {
    expect(silences(text)).toEqual([text]);
  });
});

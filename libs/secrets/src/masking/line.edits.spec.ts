import { describe, expect, it } from 'vitest';
import { withHits } from './line.edits.js';

const TEXT = 'x'.repeat(60);
const value = { start: 10, end: 20, mask: '"****"' };
const later = { start: 40, end: 50, mask: '****' };

describe('What is hidden by key and by value', () => {
  it.each([
    ['far before', { start: 0, end: 2 }],
    ['far behind', { start: 28, end: 32 }],
    ['behind all', { start: 58, end: 60 }],
  ])('comes together in order where a value stands %s what a key hides', (_name, hit) => {
    const edits = [value, later, { ...hit, mask: '****' }].sort((a, b) => a.start - b.start);
    expect(withHits(TEXT, [value, later], [hit])).toEqual(edits);
  });

  it.each([
    ['is all of it', { start: 10, end: 20 }],
    ['begins it', { start: 10, end: 18 }],
    ['ends it', { start: 12, end: 20 }],
  ])('is hidden once where a value %s', (_name, hit) => {
    expect(withHits(TEXT, [value, later], [hit])).toEqual([value, later]);
  });

  it.each([
    ['right before', { start: 1, end: 3 }],
    ['right behind', { start: 27, end: 31 }],
    ['across the beginning of', { start: 9, end: 20 }],
    ['across the end of', { start: 10, end: 21 }],
    ['across all of', { start: 5, end: 25 }],
  ])('is not known at once where a value stands %s what a key hides', (_name, hit) => {
    expect(withHits(TEXT, [value, later], [hit])).toBeUndefined();
  });

  it('is not known at once where a value holds quotes, which a mask may have to have as well', () => {
    expect(withHits(`{"a":"b"}${TEXT}`, [later], [{ start: 1, end: 8 }])).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import { Closers } from './closers.ts';

test('closers run last to first, all of them, and the first failure comes out', async () => {
  const closers = new Closers();
  const order: number[] = [];
  closers.add(() => void order.push(1));
  closers.add(async () => {
    order.push(2);
    throw new Error('second');
  });
  closers.add(() => {
    order.push(3);
    throw new Error('third');
  });
  await expect(closers.close()).rejects.toThrow('third');
  expect(order).toEqual([3, 2, 1]);
  await closers.close();
});

import { expect, test } from 'vitest';
import { currentTrace, inTrace, openTrace, traceHeaders } from '../lib/trace.ts';

const id = '0af7651916cd43dd8448eb211c80319c';

test('work that is caused by somebody belongs to their trace', () => {
  expect(openTrace(`00-${id}-b7ad6b7169203331-01`)).toMatchObject({ traceId: id, parentId: 'b7ad6b7169203331' });
  expect(openTrace(`cc-${id}-b7ad6b7169203331-01-what-comes-later`).traceId).toBe(id);
});

test.each([
  null,
  '',
  'nonsense',
  `00-${id.toUpperCase()}-b7ad6b7169203331-01`,
  `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
  `00-${id}-0000000000000000-01`,
  `ff-${id}-b7ad6b7169203331-01`,
])('"%s" names no trace, so the work begins one', (header) => {
  const trace = openTrace(header);
  expect(trace).toEqual({
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
    parentId: null,
  });
  expect(trace.traceId).not.toBe(id);
});

test('what is called within a piece of work is told of it, also after a wait, and outside of any nothing is', async () => {
  const trace = openTrace(null);
  const header = `00-${trace.traceId}-${trace.spanId}-01`;
  const later = async () => {
    await Promise.resolve();
    return traceHeaders();
  };
  expect(await inTrace(trace, later)).toEqual({ traceparent: header });
  expect(inTrace(trace, () => traceHeaders(id)).traceparent).toBe(`00-${id}-${trace.spanId}-01`);
  expect(currentTrace()).toBeUndefined();
  expect(traceHeaders()).toEqual({});
});

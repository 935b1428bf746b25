import { describe, expect, it } from 'vitest';
import { addressOf, type Route, routeOf } from '../../../src/web/page/route.js';

const id = '0123456789abcdef0123456789abcdef';

const routes: readonly Exclude<Route, { page: 'missing' }>[] = [
  { page: 'new' },
  { page: 'history', tag: null },
  { page: 'history', tag: '演示 & #1?' },
  { page: 'audit', id },
  { page: 'draft', id },
  { page: 'compare', before: null, after: id },
  { page: 'compare', before: id, after: id },
  { page: 'overview', tag: 'a/b', beforeTag: null },
  { page: 'sdks', id: null },
  { page: 'sdks', id: 'umeng-push' },
  { page: 'rules', id: 'sdk-undisclosed' },
];

describe('an address of the page', () => {
  it.each(routes.map((route) => [addressOf(route), route] as const))(
    '%s leads back to its route',
    (address, route) => {
      expect(routeOf(address)).toEqual(route);
    },
  );

  it('without anything behind # is the new audit', () => {
    expect(routeOf('')).toEqual({ page: 'new' });
    expect(routeOf('#')).toEqual({ page: 'new' });
  });

  it.each([
    '#/nowhere',
    '#/audits/../x',
    '#/audits/%zz',
    `#/audits/${id}/draft/more`,
    '#/rules/A B',
    '#/compare/x',
  ])('%s names no page', (address) => expect(routeOf(address)).toEqual({ page: 'missing' }));

  it('takes no id that is none', () => {
    expect(routeOf('#/compare?before=../../etc&after=')).toEqual({
      page: 'compare',
      before: null,
      after: null,
    });
  });
});

/** What the page shows, as the part of its address after `#` says it. */
export type Route =
  | { readonly page: 'new' }
  | { readonly page: 'history'; readonly tag: string | null }
  | { readonly page: 'audit'; readonly id: string }
  | { readonly page: 'draft'; readonly id: string }
  | { readonly page: 'compare'; readonly before: string | null; readonly after: string | null }
  | { readonly page: 'overview'; readonly tag: string | null; readonly beforeTag: string | null }
  | { readonly page: 'sdks'; readonly id: string | null }
  | { readonly page: 'rules'; readonly id: string | null }
  | { readonly page: 'missing' };

/** Ids of audits, signatures and rules: nothing else is ever put into a path. */
const idForm = /^[a-z0-9-]{1,100}$/;

/** The route an address names. @param hash with or without its `#`, as anybody may have typed it */
export function routeOf(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2);
  const query = new URLSearchParams(search);
  const [room = '', id = '', part = '', ...rest] = path.split('/').filter((step) => step !== '');
  if (rest.length > 0 || (id !== '' && !idForm.test(id))) return { page: 'missing' };
  if (room === 'audits') return auditRoute(id, part, query);
  if (part !== '') return { page: 'missing' };
  if (room === 'sdks' || room === 'rules') return { page: room, id: id === '' ? null : id };
  if (id !== '') return { page: 'missing' };
  if (room === '') return { page: 'new' };
  if (room === 'compare') return { page: room, before: idIn(query, 'before'), after: idIn(query, 'after') };
  if (room === 'overview') return { page: room, tag: query.get('tag'), beforeTag: query.get('before') };
  return { page: 'missing' };
}

function auditRoute(id: string, part: string, query: URLSearchParams): Route {
  if (id === '') return { page: 'history', tag: query.get('tag') };
  if (part === '') return { page: 'audit', id };
  return part === 'draft' ? { page: 'draft', id } : { page: 'missing' };
}

function idIn(query: URLSearchParams, name: string): string | null {
  const id = query.get(name);
  return id !== null && idForm.test(id) ? id : null;
}

/** The address of a route, for links. */
export function addressOf(route: Exclude<Route, { page: 'missing' }>): string {
  switch (route.page) {
    case 'new':
      return '#/';
    case 'history':
      return `#/audits${searchOf({ tag: route.tag })}`;
    case 'audit':
      return `#/audits/${route.id}`;
    case 'draft':
      return `#/audits/${route.id}/draft`;
    case 'compare':
      return `#/compare${searchOf({ before: route.before, after: route.after })}`;
    case 'overview':
      return `#/overview${searchOf({ tag: route.tag, before: route.beforeTag })}`;
    case 'sdks':
    case 'rules':
      return route.id === null ? `#/${route.page}` : `#/${route.page}/${route.id}`;
  }
}

function searchOf(values: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

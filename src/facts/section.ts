/** Part of the facts, with how far it could be read. Absence may only be claimed from an `ok` section. */
export type Section<T> =
  | { readonly status: 'ok'; readonly value: T }
  | { readonly status: 'partial'; readonly value: T; readonly reason: string }
  | { readonly status: 'unavailable'; readonly reason: string };

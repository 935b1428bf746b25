import { addressOf, type Route } from '../route.js';

/** Goes to a route, with an entry in the browser's history. */
export function goTo(route: Exclude<Route, { page: 'missing' }>): void {
  location.hash = addressOf(route);
}

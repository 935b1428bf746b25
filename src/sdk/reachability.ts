/** Which SDKs are reached from the app's own code or from SDKs that are. SDKs by their index, -1 for other code. */
export interface Reachability {
  add(from: number, to: number): void;
  /** Everything reached from the app's code and from `started`, these included. */
  from(started: readonly number[]): Set<number>;
}

const otherCode = -1;

/** Starts without any reference. Code that no signature claims counts as the app's: it may be anybody's. */
export function createReachability(): Reachability {
  const edges = new Map<number, Set<number>>();
  return {
    add(from, to) {
      if (to === otherCode || from === to) return;
      const targets = edges.get(from);
      if (targets === undefined) edges.set(from, new Set([to]));
      else targets.add(to);
    },
    from(started) {
      const reached = new Set<number>();
      const open = [otherCode, ...started];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (reached.has(next)) continue;
        reached.add(next);
        open.push(...(edges.get(next) ?? []));
      }
      reached.delete(otherCode);
      return reached;
    },
  };
}

import type { WalkMemory } from '../../formats/dex/walk-memory.js';
import type { AccessCatalog } from './access-catalog.js';
import type { AccessTally } from './access-tally.js';
import type { CodeGraph } from './code-graph.js';
import type { CodeOwners } from './code-owners.js';
import type { PackageProbes } from './package-probes.js';
import type { PermissionRequests } from './permission-requests.js';

/** What one scan gathers over all dex files of an app. */
export interface Gathering {
  readonly catalog: AccessCatalog;
  readonly owners: CodeOwners;
  readonly graph: CodeGraph;
  /** Memory that the walk over one file after another takes. */
  readonly memory: WalkMemory;
  readonly accesses: AccessTally;
  readonly requests: PermissionRequests;
  readonly probes: PackageProbes;
}

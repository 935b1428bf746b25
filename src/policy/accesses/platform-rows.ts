import type { Passage } from '../document/passage.js';
import type { ReadItem, ReadRow } from '../sections/read-sections.js';

const ios = /^(?:苹果)?\(?ios\)?(?:端|版|系统|平台)?$|^苹果(?:端|版|系统)?$|^iphone$/;
const android = /android|安卓|鸿蒙|harmony/;
/** How a cell of a platform's column says that a row is not for it. */
const no = /^(?:否|无|×|x|✗|✘|-+|—+|–|\/|n\/a|no|不涉及|不适用|不支持|)$/;

/** The cells of rows that tables give to iOS alone, by a column for each system. */
export function cellsForIosAlone(items: readonly ReadItem[]): Set<Passage> {
  const cells = new Set<Passage>();
  for (const item of items) {
    const [header, ...rows] = item.kind === 'table' ? item.rows : [];
    if (header === undefined) continue;
    const iosColumn = columnsOf(header, ios).at(0);
    const others = columnsOf(header, android);
    if (iosColumn === undefined || others.length === 0) continue;
    for (const row of rows) {
      const isNo = (column: number): boolean => no.test(row.cells[column]?.passage.match.trim() ?? '');
      if (!isNo(iosColumn) && others.every(isNo)) for (const { passage } of row.cells) cells.add(passage);
    }
  }
  return cells;
}

function columnsOf(header: ReadRow, name: RegExp): number[] {
  return header.cells.flatMap(({ passage }, at) =>
    passage.match.length <= 20 && name.test(passage.match.trim()) ? [at] : [],
  );
}

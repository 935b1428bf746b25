import type { Tone } from './sheets.js';

/** Indexes into the cell formats below. */
export const styles = { plain: 0, header: 1, bad: 2, warn: 3, good: 4 } as const;

/** The format of a row's first cell. */
export const styleOfTone: Readonly<Record<Tone, number>> = {
  bad: styles.bad,
  warn: styles.warn,
  good: styles.good,
};

/** ARGB. */
const colours = { header: 'FF1F4E79', bad: 'FFFDE2E1', warn: 'FFFFF3CD', good: 'FFE3F4E6' } as const;

const solid = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const format = (font: number, fill: number) =>
  `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;

/**
 * The style sheet of a workbook (ECMA-376 part 1, section 18.8). The first two fills are fixed: spreadsheets take them
 * for none and grey whatever stands there.
 */
export const styleSheet =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="3">' +
  '<font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>' +
  '</fonts>' +
  '<fills count="6">' +
  '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  `${solid(colours.header)}${solid(colours.bad)}${solid(colours.warn)}${solid(colours.good)}` +
  '</fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="5">${format(0, 0)}${format(2, 2)}${format(1, 3)}${format(1, 4)}${format(1, 5)}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '</styleSheet>';

/**
 * The Königsteiner Schlüssel: the share of each Land, in hundred-thousandths of a percent, and what several Länder hold together.
 * Source: Gemeinsame Wissenschaftskonferenz, key for 2016, as printed by kommunalwiki.boell.de (Königsteiner Schlüssel). Later years change a share
 * by less than 0.2 points; the rule set says that this key is used.
 */
import { isLand, type Land } from '../land.ts';

/** The year of the key. */
export const KOENIGSTEIN_JAHR = 2016;

/** Shares in units of 0.00001 percent; together 10,000,000. */
const ANTEILE: Readonly<Record<Land, number>> = {
  BW: 1_296_662, BY: 1_553_327, BE: 508_324, BB: 303_655, HB: 95_331, HH: 255_752, HE: 739_885, MV: 201_240,
  NI: 933_138, NW: 2_114_424, RP: 483_089, SL: 121_111, SN: 505_577, ST: 279_941, SH: 339_074, TH: 269_470
};
const GANZES = 10_000_000;

/** What these Länder hold together, 0 to 1; who is no Land holds nothing. */
export function anteilOf(parteien: readonly string[]): number {
  return [...new Set(parteien)].filter(isLand).reduce((sum, land) => sum + ANTEILE[land], 0) / GANZES;
}

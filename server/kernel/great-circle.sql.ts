import { type RawBuilder, sql } from 'kysely'
import { EARTH_RADIUS_M, type Place } from './great-circle'

/**
 * Metres between a place and a row, in SQL: the haversine of `greatCircleM`, unrounded. `row` names the row's columns
 * in degrees. A test holds the two formulas equal over thousands of real stores.
 */
export function metresSql(
  { latitude, longitude }: Place,
  row: { latitude: RawBuilder<number>; longitude: RawBuilder<number> },
): RawBuilder<number> {
  return sql<number>`(2 * ${EARTH_RADIUS_M}::float8 * asin(least(1, sqrt(
    sin(radians(${row.latitude} - ${latitude}::float8) / 2) ^ 2
    + cos(radians(${latitude}::float8)) * cos(radians(${row.latitude})) * sin(radians(${row.longitude} - ${longitude}::float8) / 2) ^ 2
  ))))`
}

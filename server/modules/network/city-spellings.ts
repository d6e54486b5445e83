const SUFFIX = '市'

/** A city as people type it and as stores may have it, the typed one first: `上海`, `上海市`. Pure. */
export function citySpellings(typed: string): string[] {
  const city = typed.trim()
  if (city === '' || city === SUFFIX) return [city]
  return [city, city.endsWith(SUFFIX) ? city.slice(0, -SUFFIX.length) : `${city}${SUFFIX}`]
}

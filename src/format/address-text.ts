type Parts = { province: string; city: string; district: string; street: string }

/** An address as one writes it; a city that is its own province is named once. */
export function addressText({ province, city, district, street }: Parts): string {
  const isOne = province === city || province === city.replace(/市$/, '')
  return `${isOne ? '' : province}${city}${district}${street}`
}

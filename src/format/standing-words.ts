/** A guide's place among those who could have had a lead: `在 4 位可接待的导购中排第 2`; nothing for who could not have it. */
export function rankWords(rank: number | null, of: number): string | null {
  if (rank === null) return null
  return of === 1 ? '只有你可以接待' : `在 ${of} 位可接待的导购中排第 ${rank}`
}

/** `order_ready:<id>,refund_done:<id>` as pairs; what is malformed is left out, and then not asked for. */
export function templateIds(text: string): Map<string, string> {
  const pairs = text.split(',').map((pair) => pair.split(':').map((part) => part.trim()))
  return new Map(pairs.filter((pair): pair is [string, string] => pair.length === 2 && pair.every(Boolean)))
}

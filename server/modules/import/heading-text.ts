/** What is said of a file in which no heading row was found. */
export function noHeadingText(): string {
  return '文件里没有表头：第一行应是列名，例如「门店编号,门店名称」'
}

/** What is missing in a heading row, a line each: of what the command says, that which is said to people at the console. */
export function missingColumnsText(refusal: string): string {
  const [, ...lines] = refusal.split('\n')
  return lines
    .filter((line) => !line.includes('--map'))
    .map((line) => line.replace(/^[\s·]+/, ''))
    .join('\n')
}

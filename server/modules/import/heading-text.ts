/** What is said of a file in which no heading row was found. */
export function noHeadingText(): string {
  return '文件里没有表头：第一行应是列名，例如「门店编号,门店名称」'
}

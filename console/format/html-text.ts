/** A text in HTML that a library writes into the page as it is, as the tips of a chart: names are what people typed. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Lets the browser save a text as a file; the mark tells a spreadsheet that its Chinese is UTF-8. */
export function saveText(fileName: string, text: string): void {
  const marked = text.startsWith('\uFEFF') ? text : `\uFEFF${text}`
  const url = URL.createObjectURL(new Blob([marked], { type: 'text/csv;charset=utf-8' }))
  saveFrom(fileName, url)
  // The browser has taken the file over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Lets the browser save what stands at an address. */
export function saveFrom(fileName: string, url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
}

/** Gives a text to the person as a file. Answers what to tell them. */
export async function giveText(name: string, text: string): Promise<string> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
  return `已下载 ${name}`
}

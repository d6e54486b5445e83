import { appendFileSync } from 'node:fs'
import { isBuilt, taroBuild } from '../taro-build'

/**
 * Makes the h5 page of the mini-program when what is built is not from the sources as they are. `onPercent` hears how far
 * it is; what Taro prints goes into the log. Answers whether there is a page to serve: everything else runs without.
 */
export async function buildApp(logPath: string, onPercent: (percent: number) => void): Promise<boolean> {
  if (isBuilt('h5')) return true
  let heard = -1
  const code = await taroBuild('h5', (text) => {
    appendFileSync(logPath, text)
    const percent = Number(/\((\d{1,3})%\)/.exec(text)?.[1] ?? Number.NaN)
    if (!(percent > heard)) return
    heard = percent
    onPercent(percent)
  })
  return code === 0
}

import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { encode } from 'uqr'
import { meaning } from '../platform/meaning'
import './qr-code.scss'

/** Light modules around the code, which readers need (ISO/IEC 18004 asks for four). */
const QUIET = 4

/** A QR code of a short text, drawn here: a pick-up code never leaves the phone to become a picture. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const image = useMemo(() => qrImage(text), [text])
  return (
    <View className="qr-code" style={{ backgroundImage: `url("${image}")` }} {...meaning({ role: 'img', label })} />
  )
}

/** One path of dark runs as an SVG; a background shows it in WeChat and in browsers alike. */
function qrImage(text: string): string {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET })
  const runs = data.flatMap((row, y) => darkRuns(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${runs.join('')}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function darkRuns(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = []
  row.forEach((isDark, x) => {
    const last = runs.at(-1)
    if (!isDark) return
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  })
  return runs
}

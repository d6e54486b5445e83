/** Parts of an SVG as text. Numbers keep one decimal, so that pictures stay small. */

const short = (value: number) => String(Number(value.toFixed(1)))

/** `more` is written as it is, for a stroke or an opacity. */
export function rect(x: number, y: number, width: number, height: number, fill: string, round = 0, more = ''): string {
  const corners = round ? ` rx="${short(round)}"` : ''
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${corners} fill="${fill}"${more}/>`
}

export function circle(x: number, y: number, radius: number, fill: string, more = ''): string {
  return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${fill}"${more}/>`
}

export function ellipse(x: number, y: number, across: number, along: number, fill: string, more = ''): string {
  return `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(across)}" ry="${short(along)}" fill="${fill}"${more}/>`
}

/** A closed shape through points. */
export function shape(points: readonly (readonly [number, number])[], fill: string, more = ''): string {
  return `<path d="M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}Z" fill="${fill}"${more}/>`
}

/** Four corners, level above and below: a leg that narrows, a lamp's shade, a beam of light. */
export function quad(
  topLeft: number,
  topRight: number,
  top: number,
  bottomLeft: number,
  bottomRight: number,
  bottom: number,
  fill: string,
  more = '',
): string {
  const [left, right] = [short(topLeft), short(topRight)]
  const [to, from] = [short(bottomRight), short(bottomLeft)]
  return `<path d="M${left} ${short(top)}H${right}L${to} ${short(bottom)}H${from}Z" fill="${fill}"${more}/>`
}

/** A path as it is drawn; the caller writes the `d`. */
export function path(d: string, fill: string, more = ''): string {
  return `<path d="${d.replace(/-?\d+\.\d{2,}/g, (digits) => short(Number(digits)))}" fill="${fill}"${more}/>`
}

/** An open stroke with round ends. */
export function stroke(d: string, colour: string, width: number, more = ''): string {
  return path(d, 'none', ` stroke="${colour}" stroke-width="${short(width)}" stroke-linecap="round"${more}`)
}

export function line(x1: number, y1: number, x2: number, y2: number, colour: string, width: number, more = ''): string {
  return stroke(`M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`, colour, width, more)
}

/** Many separate strokes of one colour as one path. */
export function lines(
  ends: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[],
  colour: string,
  width: number,
  more = '',
): string {
  return stroke(
    ends.map((end) => `M${short(end[0])} ${short(end[1])}L${short(end[2])} ${short(end[3])}`).join(''),
    colour,
    width,
    more,
  )
}

/** Many upright boxes of one colour as one path. */
export function bars(
  boxes: readonly (readonly [x: number, y: number, width: number, height: number])[],
  fill: string,
  more = '',
): string {
  const outline = ([x, y, width, height]: (typeof boxes)[number]) =>
    `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`
  return path(boxes.map(outline).join(''), fill, more)
}

/** The numbers from 0, to map over. */
export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

export function group(body: string, transform: string, more = ''): string {
  return `<g transform="${transform}"${more}>${body}</g>`
}

export const moved = (body: string, x: number, y: number, scale = 1) =>
  group(body, `translate(${short(x)} ${short(y)})${scale === 1 ? '' : ` scale(${Number(scale.toFixed(3))})`}`)

/** The same drawing `count` times, each with its number. */
export function times(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('')
}

export const faint = (opacity: number) => ` opacity="${opacity}"`

export function text(x: number, y: number, words: string, size: number, colour: string, more = ''): string {
  return `<text x="${short(x)}" y="${short(y)}" font-family="sans-serif" font-size="${size}" fill="${colour}" text-anchor="middle"${more}>${words}</text>`
}

/** The whole picture; its size stands in it because a mini-program shows an SVG of unknown size as nothing. */
export function picture(width: number, height: number, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`
}

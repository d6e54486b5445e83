import type { Card } from './code-card'

/** A4 at 150 dots an inch: sharp enough for a wall, small enough to send. */
const A4 = { width: 1240, height: 1754, margin: 60 }
const CARD_ALONE = { width: 620, height: 780 }
const INK = '#2f2a26'
const SOFT = '#5f564d'
const LINE = '#d6cabb'
const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

export type DrawnCard = { card: Card; pngBase64: string }
type Box = { x: number; y: number; width: number; height: number }

/** One card as a PNG. */
export async function drawCard(drawn: DrawnCard): Promise<Blob> {
  const { canvas, ink } = paper(CARD_ALONE)
  await paintCard(ink, drawn, { x: 10, y: 10, width: CARD_ALONE.width - 20, height: CARD_ALONE.height - 20 })
  return asPng(canvas)
}

/** One sheet of A4 with its cards as a PNG. */
export async function drawSheet(cards: readonly DrawnCard[], grid: { columns: number; rows: number }): Promise<Blob> {
  const { canvas, ink } = paper(A4)
  const width = (A4.width - 2 * A4.margin) / grid.columns
  const height = (A4.height - 2 * A4.margin) / grid.rows
  for (const [index, card] of cards.entries()) {
    const x = A4.margin + (index % grid.columns) * width
    const y = A4.margin + Math.floor(index / grid.columns) * height
    await paintCard(ink, card, { x: x + 10, y: y + 10, width: width - 20, height: height - 20 })
  }
  return asPng(canvas)
}

/** Saves a picture under a name. */
export function savePng(picture: Blob, name: string): void {
  const address = URL.createObjectURL(picture)
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.png`
  link.click()
  URL.revokeObjectURL(address)
}

function paper({ width, height }: { width: number; height: number }) {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const ink = canvas.getContext('2d')!
  ink.fillStyle = '#ffffff'
  ink.fillRect(0, 0, width, height)
  return { canvas, ink }
}

async function paintCard(ink: CanvasRenderingContext2D, { card, pngBase64 }: DrawnCard, box: Box): Promise<void> {
  const picture = await pictureOf(pngBase64)
  const unit = Math.min(box.width / 17, box.height / 21)
  const side = Math.min(box.width * 0.72, box.height - unit * 9.5)
  ink.strokeStyle = LINE
  ink.lineWidth = 2
  ink.setLineDash([8, 8])
  ink.strokeRect(box.x, box.y, box.width, box.height)
  ink.setLineDash([])
  const middle = box.x + box.width / 2
  ink.textAlign = 'center'
  ink.imageSmoothingEnabled = false
  ink.drawImage(picture, middle - side / 2, box.y + unit, side, side)
  let y = box.y + unit + side + unit * 2
  const lines = [
    { words: card.title, size: unit * 1.6, color: INK, weight: 600 },
    { words: card.subtitle, size: unit, color: SOFT, weight: 400 },
    { words: card.text, size: unit, color: INK, weight: 400 },
    { words: card.code, size: unit * 0.75, color: SOFT, weight: 400 },
  ]
  for (const { words, size, color, weight } of lines.filter((line) => line.words)) {
    ink.fillStyle = color
    ink.font = `${weight} ${Math.round(size)}px ${FONT}`
    ink.fillText(words, middle, y, box.width - unit * 2)
    y += size + unit * 0.5
  }
}

async function pictureOf(pngBase64: string): Promise<HTMLImageElement> {
  const picture = new Image()
  picture.src = `data:image/png;base64,${pngBase64}`
  await picture.decode()
  return picture
}

function asPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas made no picture'))), 'image/png')
  })
}

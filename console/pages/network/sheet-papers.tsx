import { Alert, Button } from 'antd'
import { useState } from 'react'
import { failureText } from '../../api/failure-text'
import { type Card, cardOf, LAYOUTS, type LayoutName, type PrintedCode, sheetsOf } from './code-card'
import { drawCard, drawSheet, savePng } from './draw-sheet'
import { useCodePictures } from './use-code-pictures'

type Props = { codes: readonly PrintedCode[]; leftOut: number; layout: LayoutName; text: string }

/** While sheets are shown, the printer leaves no margin of its own; other pages keep theirs. */
const WHOLE_PAPER = '@page { size: A4; margin: 0 }'

/** The sheets on the screen as they come out of the printer; each sheet and card can be saved as a picture. */
export function SheetPapers({ codes, leftOut, layout, text }: Props) {
  const { pictures, failure, isDone, retry } = useCodePictures(codes.map(({ code }) => code))
  const grid = LAYOUTS[layout]
  const cards = codes.map((code) => cardOf(code, text))
  const sheets = sheetsOf(cards, grid.columns * grid.rows)
  return (
    <>
      <style>{WHOLE_PAPER}</style>
      <div className="filters no-print">
        <span className="soft" role="status">
          {isDone ? `${codes.length} 张卡片，${sheets.length} 页` : `正在向微信取码 ${pictures.size} / ${codes.length}`}
          {leftOut > 0 && `；${leftOut} 个已失效或不在你负责的门店，没有放进来`}
        </span>
        <span className="filters-end">
          <Button type="primary" disabled={!isDone} onClick={() => window.print()}>
            打印或存为 PDF
          </Button>
        </span>
      </div>
      {failure && (
        <Alert
          className="no-print"
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          title={failureText(failure)}
          action={<Button onClick={retry}>重试</Button>}
        />
      )}
      {sheets.map((sheet, index) => (
        <Paper key={sheet[0]!.code} sheet={sheet} index={index} layout={layout} pictures={pictures} />
      ))}
    </>
  )
}

type PaperProps = {
  sheet: readonly Card[]
  index: number
  layout: LayoutName
  pictures: ReadonlyMap<string, string>
}

function Paper({ sheet, index, layout, pictures }: PaperProps) {
  const [isBusy, setBusy] = useState(false)
  const grid = LAYOUTS[layout]
  const isReady = sheet.every(({ code }) => pictures.has(code))
  const drawn = () => sheet.map((card) => ({ card, pngBase64: pictures.get(card.code)! }))
  const save = async (draw: () => Promise<void>) => {
    setBusy(true)
    await draw().finally(() => setBusy(false))
  }
  const saveSheet = () => save(async () => savePng(await drawSheet(drawn(), grid), `二维码-第${index + 1}页`))
  const saveEach = () =>
    save(async () => {
      for (const one of drawn()) savePng(await drawCard(one), `${one.card.title}-${one.card.code}`)
    })
  return (
    <section aria-label={`第 ${index + 1} 页`} className="sheet-place">
      <div className="sheet-head no-print">
        <strong>第 {index + 1} 页</strong>
        <Button size="small" disabled={!isReady} loading={isBusy} onClick={saveSheet}>
          下载本页图片
        </Button>
        <Button size="small" disabled={!isReady || isBusy} onClick={saveEach}>
          逐张下载
        </Button>
      </div>
      <div className="sheet" data-layout={layout} style={{ gridTemplateColumns: `repeat(${grid.columns}, 1fr)` }}>
        {sheet.map((card) => (
          <article key={card.code} className="sheet-card">
            {pictures.has(card.code) ? (
              <img
                className="sheet-picture"
                src={`data:image/png;base64,${pictures.get(card.code)}`}
                alt={`${card.title}的二维码`}
              />
            ) : (
              <span className="sheet-picture">正在取码</span>
            )}
            <strong className="sheet-title">{card.title}</strong>
            {card.subtitle && <span>{card.subtitle}</span>}
            {card.text && <span>{card.text}</span>}
            <small className="faint">{card.code}</small>
          </article>
        ))}
      </div>
    </section>
  )
}

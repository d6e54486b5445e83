import { Input, Select } from 'antd'
import { useAsk } from '../../api/use-ask'
import { LinkButton } from '../../ui/link-button'
import { Page as PageFrame } from '../../ui/page'
import { AskedView, EmptyView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'
import { LAYOUTS, type LayoutName, type PrintedCode } from './code-card'
import { SheetPapers } from './sheet-papers'

const USUAL_TEXT = '微信扫一扫，找我咨询'
const TEXT_MAX = 20

/** Codes as sheets of cards to be printed, or saved as pictures. */
export function Page() {
  const [url, setUrl] = useUrlState({ ids: '', layout: 'six', text: USUAL_TEXT })
  const codes = url.ids.split(',').filter(Boolean).slice(0, 100)
  const asked = useAsk('listCodes', { codes, rows: 100 }, { isOn: codes.length > 0, keepsBefore: false })
  const layout = (url.layout in LAYOUTS ? url.layout : 'six') as LayoutName
  return (
    <PageFrame
      title="打印二维码"
      about="A4 纸，沿虚线裁开；也可以在打印窗口里另存为 PDF"
      actions={<LinkButton to="/codes">返回列表</LinkButton>}
    >
      <div className="filters no-print">
        <Select
          aria-label="排版"
          style={{ width: 170 }}
          value={layout}
          onChange={(next) => setUrl({ layout: next })}
          options={Object.entries(LAYOUTS).map(([value, { label }]) => ({ value, label }))}
        />
        <Input
          aria-label="卡片上的一句话"
          style={{ width: 240 }}
          maxLength={TEXT_MAX}
          showCount
          value={url.text}
          onChange={({ target }) => setUrl({ text: target.value }, { replace: true })}
        />
      </div>
      {codes.length === 0 ? (
        <NothingChosen />
      ) : (
        <AskedView asked={asked}>
          {({ codes: found }) => <Found asked={codes} found={found} layout={layout} text={url.text} />}
        </AskedView>
      )}
    </PageFrame>
  )
}

type FoundProps = { asked: readonly string[]; found: readonly PrintedCode[]; layout: LayoutName; text: string }

function Found({ asked, found, layout, text }: FoundProps) {
  const byCode = new Map(found.map((code) => [code.code, code]))
  const live = asked.flatMap((code) => {
    const known = byCode.get(code)
    return known?.state === 'live' ? [known] : []
  })
  if (live.length === 0) return <NothingChosen />
  return <SheetPapers codes={live} leftOut={asked.length - live.length} layout={layout} text={text} />
}

function NothingChosen() {
  return (
    <EmptyView
      title="没有可以打印的二维码"
      next="在二维码列表里选中状态为「可用」的码，再点「打印」。"
      action={
        <LinkButton type="primary" to="/codes?state=live">
          去选择
        </LinkButton>
      }
    />
  )
}

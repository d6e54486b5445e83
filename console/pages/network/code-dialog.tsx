import { Alert, Button, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { CHANNEL_TEXT, CODE_KIND_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'
import { LinkButton } from '../../ui/link-button'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { cardOf } from './code-card'
import { CodeState } from './code-state'
import { drawCard, savePng } from './draw-sheet'

type Code = Out<'listCodes'>['codes'][number]
const USUAL_TEXT = '微信扫一扫'

/** One code: what it leads to, its picture, and the way to stop it. */
export function CodeDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const asked = useAsk('listCodes', { codes: [code], rows: 1 }, { keepsBefore: false })
  const [isVoiding, setVoiding] = useState(false)
  const refusal = useRefusal()
  const found = asked.data?.codes[0]
  if (isVoiding && found) return <VoidDialog code={found} onClose={() => setVoiding(false)} />
  return (
    <Modal
      open
      title={`二维码 ${code}`}
      onCancel={onClose}
      footer={[
        found && (
          <AllowedButton
            key="void"
            danger
            refusal={refusal('voidCode') ?? (found.state === 'voided' ? '已经停用' : null)}
            onClick={() => setVoiding(true)}
          >
            停用
          </AllowedButton>
        ),
        found?.state === 'live' && (
          <LinkButton key="print" to={`/codes/print?ids=${code}`}>
            打印
          </LinkButton>
        ),
        <Button key="close" onClick={onClose}>
          关闭
        </Button>,
      ]}
    >
      <AskedView asked={asked}>
        {({ codes: [shown] }) =>
          shown ? <Shown code={shown} /> : <Alert type="error" showIcon title="没有这个二维码，或不在你负责的门店里" />
        }
      </AskedView>
    </Modal>
  )
}

function Shown({ code }: { code: Code }) {
  const rows = [
    ['状态', <CodeState key="state" code={code} />],
    ['类型', CODE_KIND_TEXT[code.kind]],
    ['门店', code.storeName ?? '—'],
    ['导购', code.guideName ?? '—'],
    ['活动或渠道', code.campaign ?? code.partnerName ?? '—'],
    ['来源记为', CHANNEL_TEXT[code.channel]],
    ['生成', <TimeText key="made" at={code.createdAt} />],
    ['到期', code.expiresAt ? <TimeText key="ends" at={code.expiresAt} /> : '长期有效'],
  ] as const
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '180px 1fr', gap: 20 }}>
      {code.state === 'live' ? <Picture code={code} /> : <p className="soft">不能再用的码没有图片。</p>}
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Picture({ code }: { code: Code }) {
  const asked = useAsk('codeImage', { code: code.code }, { keepsBefore: false })
  if (asked.failure) {
    return (
      <div>
        <Alert type="error" showIcon title={failureText(asked.failure)} />
        <Button style={{ marginTop: 8 }} onClick={asked.reload}>
          重试
        </Button>
      </div>
    )
  }
  if (!asked.data) return <Skeleton.Node active style={{ width: 180, height: 180 }} />
  const { pngBase64 } = asked.data
  const save = async () => savePng(await drawCard({ card: cardOf(code, USUAL_TEXT), pngBase64 }), code.code)
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <img src={`data:image/png;base64,${pngBase64}`} alt={`二维码 ${code.code}`} width={180} height={180} />
      <Button onClick={save}>下载图片</Button>
    </div>
  )
}

function VoidDialog({ code, onClose }: { code: Code; onClose: () => void }) {
  const act = useAct('voidCode', { onFail: () => true, onDone: onClose })
  const where = code.guideName ?? code.storeName ?? code.campaign ?? code.partnerName
  return (
    <EffectDialog
      title={`停用二维码 ${code.code}`}
      effects={[
        `${CODE_KIND_TEXT[code.kind]}${where ? `（${where}）` : ''}从现在起扫不开，印出来的都失效`,
        '已经扫过的记录和归属不变',
        '停用后不能恢复，需要时重新生成',
      ]}
      reasonLabel="停用原因"
      confirmText="停用"
      isDanger
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => act.run({ code: code.code, reason })}
      onClose={onClose}
    />
  )
}

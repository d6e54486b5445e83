import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { MERGE_REFUSAL_TEXT, MERGE_WARNING_TEXT } from '../../contract/member-vocabulary'
import type { Out } from '../api/call'
import { useAct } from '../api/use-act'
import { useAsk } from '../api/use-ask'
import { EffectDialog } from '../ui/effect-dialog'
import { fenText } from '../ui/fen-text'
import { ErrorView } from '../ui/state-view'
import { useUrlState } from '../ui/use-url-state'

type Preview = Out<'previewMerge'>
type Props = { memberId: string; name: string; onClose: () => void }

/** Puts another record of the same person into this one: first which, then what it does, then why. */
export function MergeForm({ memberId, name, onClose }: Props) {
  const [url, setUrl] = useUrlState({ other: '', cursor: '' })
  const close = () => {
    setUrl({ other: '' }, { replace: true })
    onClose()
  }
  const asked = useAsk('previewMerge', { memberId, otherId: url.other }, { isOn: url.other !== '', keepsBefore: false })
  const preview = asked.data
  if (url.other !== '' && preview && !preview.refusal)
    return <Confirm preview={preview} onBack={() => setUrl({ other: '' })} onClose={close} />
  return (
    <Choose
      name={name}
      other={url.other}
      isLooking={url.other !== '' && asked.isLoading}
      refusal={preview?.refusal ? MERGE_REFUSAL_TEXT[preview.refusal] : null}
      onChoose={(other) => setUrl({ other })}
      onClose={close}
    >
      {asked.failure && <ErrorView failure={asked.failure} onRetry={asked.reload} />}
    </Choose>
  )
}

type ChooseProps = {
  name: string
  other: string
  isLooking: boolean
  refusal: string | null
  onChoose: (memberId: string) => void
  onClose: () => void
  children: React.ReactNode
}

function Choose({ name, other, isLooking, refusal, onChoose, onClose, children }: ChooseProps) {
  const [typed, setTyped] = useState(other)
  const trimmed = typed.trim()
  return (
    <Modal
      open
      title="合并会员"
      okText="查看合并结果"
      cancelText="取消"
      okButtonProps={{ disabled: trimmed === '', loading: isLooking }}
      onOk={() => onChoose(trimmed)}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p>把同一位顾客的另一条记录并入「{name}」。先看会移动什么，再决定。</p>
      <Form layout="vertical" component="div">
        <Form.Item label="另一条记录的会员编号" htmlFor="merge-other" extra="在会员列表打开对方，编号在姓名下面">
          <Input
            id="merge-other"
            maxLength={40}
            placeholder="mb_…"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onPressEnter={() => trimmed !== '' && onChoose(trimmed)}
          />
        </Form.Item>
      </Form>
      {refusal && <Alert type="warning" showIcon title={refusal} />}
      {children}
    </Modal>
  )
}

function Confirm({ preview, onBack, onClose }: { preview: Preview; onBack: () => void; onClose: () => void }) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { into, from, warnings } = preview
  const act = useAct('mergeMembers', {
    onFail: () => true,
    onDone: (done) => {
      message.success('已合并；需要时可以在「合并与查看」里撤销', 5)
      navigate(`/members/${done.memberId}?tab=record`)
    },
  })
  return (
    <EffectDialog
      title="合并会员"
      width={720}
      isDanger
      effects={effectsOf(preview)}
      reasonLabel="为什么是同一位顾客"
      confirmText="合并"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => act.run({ memberId: into.memberId, otherId: from.memberId, reason })}
      onClose={onClose}
    >
      <div className="merge-sides">
        <Side title="保留" side={into} />
        <Side title="并入" side={from} />
      </div>
      {warnings.length > 0 && (
        <Alert
          type="warning"
          style={{ marginBottom: 12 }}
          title="请先确认"
          description={
            <ul style={{ margin: 0, paddingLeft: 18 }}>
              {warnings.map((code) => (
                <li key={code}>{MERGE_WARNING_TEXT[code]}</li>
              ))}
            </ul>
          }
        />
      )}
      <button type="button" className="link-button" style={{ display: 'block', marginBottom: 12 }} onClick={onBack}>
        换一条记录
      </button>
    </EffectDialog>
  )
}

const BINDING_TEXT = {
  none: '两位都没有归属导购',
  stays: '归属导购不变',
  moves: '并入一方的归属导购成为合并后的归属',
  ends: '并入一方的归属结束',
} as const

function effectsOf({ leadsMoving, leadsJoining, binding, from, into }: Preview): string[] {
  return [
    `${leadsMoving} 条未结束的线索转到保留的会员${leadsJoining > 0 ? `，其中 ${leadsJoining} 条需求相同的线索合成一条` : ''}`,
    BINDING_TEXT[binding],
    `${from.addresses} 个收货地址、${from.cartLines} 件购物车商品一并移过来`,
    `${from.orders + into.orders} 笔订单（${fenText(from.paidFen + into.paidFen)}）合在一起看；已算好的归因和佣金不变`,
    `${from.touches} 个触点、${from.consents} 条授权留在原处，合并后一起看`,
  ]
}

function Side({ title, side }: { title: string; side: Preview['into'] }) {
  const rows = [
    ['姓名', side.displayName ?? '未留姓名'],
    ['手机号', side.phoneMasked ?? '没有'],
    ['微信', side.hasWechat ? '有账号' : '没有'],
    ['归属导购', side.guideName ?? '没有'],
    ['订单', `${side.orders} 笔 · ${fenText(side.paidFen)}`],
    ['未结束线索', `${side.openLeads} 条`],
  ] as const
  return (
    <section aria-label={title}>
      <h3>
        {title} <small className="faint">{side.memberId}</small>
      </h3>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

import { Alert, Form, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useAsk } from '../api/use-ask'
import { countText } from '../format/number-text'
import { useSettled } from './use-settled'

type Caps = { dayCap?: number | null; openCap?: number | null; memberCap?: number | null }
type Asked = { dayCap?: number; openCap?: number; memberCap?: number }
type Props = { guideIds: readonly string[]; onClose: () => void; onSaved: () => void }

const FIELDS = [
  { name: 'dayCap', label: '每天最多接待', unit: '条线索', about: '今天新分到的线索，不论接没接' },
  { name: 'openCap', label: '手上最多', unit: '条线索', about: '待接、跟进中和已联系、还没结束的线索' },
  {
    name: 'memberCap',
    label: '最多服务',
    unit: '位会员',
    about: '现在归属于这位导购的会员；一位导购服务好 500–700 位',
  },
] as const

/** Changes caps of many guides at once; what it will do is counted before it is done. */
export function CapacitiesForm({ guideIds, onClose, onSaved }: Props) {
  const [caps, setCaps] = useState<Caps>({})
  const asked = useSettled(askedOf(caps))
  const isAsked = Object.keys(asked).length > 0
  const preview = useAsk('previewGuideCapacities', { guideIds: [...guideIds], ...asked }, { isOn: isAsked })
  const act = useAct('setGuideCapacities', { onFail: () => true, onDone: onSaved })
  const changed = isAsked ? (preview.data?.changed ?? 0) : 0
  // Done is what was counted: not while somebody still types, nor on the count of what was typed before.
  const isCounted = JSON.stringify(askedOf(caps)) === JSON.stringify(asked) && !preview.isRefreshing
  return (
    <Modal
      open
      title={`调整 ${guideIds.length} 位导购的接待量`}
      okText={changed > 0 ? `调整 ${changed} 位` : '调整'}
      cancelText="取消"
      okButtonProps={{ disabled: changed === 0 || !isCounted, loading: act.isBusy }}
      onOk={() => act.run({ guideIds: [...guideIds], ...asked })}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="soft">只填要改的，留空的保持各人原来的数。</p>
      <Form layout="vertical">
        {FIELDS.map(({ name, label, unit, about }) => (
          <Form.Item key={name} label={label} htmlFor={`caps-${name}`} extra={about}>
            <InputNumber
              id={`caps-${name}`}
              min={0}
              max={100_000}
              precision={0}
              suffix={unit}
              style={{ width: 180 }}
              value={caps[name] ?? null}
              onChange={(value) => setCaps({ ...caps, [name]: value })}
            />
          </Form.Item>
        ))}
      </Form>
      {isAsked && preview.data && <Effect effect={preview.data} />}
      {(act.failure ?? preview.failure) && (
        <Alert type="error" showIcon title={failureText((act.failure ?? preview.failure)!)} />
      )}
    </Modal>
  )
}

function askedOf(caps: Caps): Asked {
  return Object.fromEntries(Object.entries(caps).filter(([, value]) => typeof value === 'number'))
}

function Effect({ effect: { guides, changed, clamped, before, after } }: { effect: Out<'setGuideCapacities'> }) {
  const lines = [
    `${countText(changed)} 位的接待量会变，${countText(guides - changed)} 位已经是这个数`,
    ...FIELDS.filter(({ name }) => before[name] !== after[name]).map(
      ({ name, label, unit }) => `${label}：合计 ${countText(before[name])} → ${countText(after[name])} ${unit}`,
    ),
    ...(clamped > 0 ? [`${countText(clamped)} 位手上已经超过这个数，上限先定为现有的数，不会收回线索`] : []),
  ]
  return (
    <Alert
      type={clamped > 0 ? 'warning' : 'info'}
      style={{ marginBottom: 8 }}
      title="调整后"
      description={
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  )
}

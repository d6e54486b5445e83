import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import { useState } from 'react'
import type { RuleSet } from '../../contract/rule-set'
import { AllowedButton } from '../ui/allowed-button'
import { KnownValueField } from './known-value-field'
import { SettingNumber } from './setting-number'

type Margin = RuleSet['margin']

/** The expected margin of a sale, and of those wishes where it is known better. */
export function MarginFields({ margin, onChange }: { margin: Margin; onChange: (margin: Margin) => void }) {
  const wishes = Object.entries(margin.byWish)
  const { byWish } = margin
  return (
    <>
      <Form.Item>
        <SettingNumber
          label="成交一单的预期毛利"
          value={margin.yuan}
          unit="元"
          min={1}
          max={100_000}
          onChange={(yuan) => onChange({ ...margin, yuan })}
        />
      </Form.Item>
      {wishes.map(([wish, yuan]) => (
        <div key={wish} className="wish-row">
          <SettingNumber
            label={wish}
            value={yuan}
            unit="元"
            min={1}
            max={100_000}
            onChange={(next) => onChange({ ...margin, byWish: { ...byWish, [wish]: next } })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`「${wish}」不再单独填`}
            onClick={() => {
              const { [wish]: _, ...others } = byWish
              onChange({ ...margin, byWish: others })
            }}
          />
        </div>
      ))}
      <NewWish
        known={wishes.map(([wish]) => wish)}
        onAdd={(wish) => onChange({ ...margin, byWish: { ...byWish, [wish]: margin.yuan } })}
      />
    </>
  )
}

function NewWish({ known, onAdd }: { known: readonly string[]; onAdd: (wish: string) => void }) {
  const [wish, setWish] = useState('')
  const typed = wish.trim()
  const refusal =
    typed === ''
      ? '先选择或输入品类'
      : known.includes(typed)
        ? '这个品类已经填过'
        : typed.length > 60
          ? '品类太长'
          : null
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr max-content', gap: 8 }}>
      <KnownValueField field="lead.wish" value={wish} onChange={setWish} />
      <AllowedButton
        icon={<PlusOutlined />}
        refusal={refusal}
        onClick={() => {
          onAdd(typed)
          setWish('')
        }}
      >
        单独填一个品类
      </AllowedButton>
    </div>
  )
}

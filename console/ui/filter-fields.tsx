import { Button, Input, Popover, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'

/** Fields that several lists are narrowed by. */

export type FilterOption = { value: string; label: string }

/** The words of a table of the vocabulary as choices. */
export const optionsOf = (table: Record<string, string>): FilterOption[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

/** A whole number only: parts of it find nobody, and it never stands in the address. */
export function PhoneSearch({ phone, setPhone }: { phone: string; setPhone: (phone: string) => void }) {
  const [typed, setTyped] = useState(phone)
  const digits = typed.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
  const isWrong = digits !== '' && !/^1[3-9]\d{9}$/.test(digits)
  return (
    <Input.Search
      aria-label="完整手机号"
      placeholder="完整手机号"
      style={{ width: 170 }}
      allowClear
      autoComplete="off"
      value={typed}
      {...(isWrong && digits.length >= 11 ? { status: 'error' as const } : {})}
      onChange={({ target }) => {
        setTyped(target.value)
        if (target.value === '') setPhone('')
      }}
      onSearch={() => setPhone(isWrong ? '' : digits)}
    />
  )
}

/** What one filters by less often, behind a button. */
export function MoreFilters({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover trigger="click" placement="bottomLeft" open={isOpen} onOpenChange={setOpen} content={children}>
      <Button aria-haspopup="true" aria-expanded={isOpen}>
        更多筛选
      </Button>
    </Popover>
  )
}

type ChoiceProps = { label: string; value: string; options: FilterOption[]; onDone: (value: string) => void }

/** One of some values, or any: an empty text. */
export function ChoiceField({ label, value, options, onDone }: ChoiceProps) {
  return (
    <div>
      <span className="field-name">{label}</span>
      <Select
        aria-label={label}
        allowClear
        placeholder="不限"
        style={{ width: '100%' }}
        value={value || null}
        onChange={(chosen: string | null) => onDone(chosen ?? '')}
        options={options}
      />
    </div>
  )
}

/** A day, of a value that may name an instant of it. */
export function DayField({ label, value, onDone }: { label: string; value: string; onDone: (day: string) => void }) {
  const id = useId()
  return (
    <div>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <Input id={id} type="date" value={value.slice(0, 10)} onChange={({ target }) => onDone(target.value)} />
    </div>
  )
}

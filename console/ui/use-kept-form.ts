import { Form, type FormInstance } from 'antd'
import { useRef } from 'react'

/**
 * A form whose contents outlive a session that ends, a reload and a click beside it: kept in this tab under `key` until
 * `forget` says they arrived. What is secret has no place in such a form.
 */
export function useKeptForm<Values extends object>(
  key: string,
  initial: Partial<Values>,
): {
  form: FormInstance<Values>
  initialValues: Partial<Values>
  keep: () => void
  forget: () => void
  isKept: boolean
} {
  const [form] = Form.useForm<Values>()
  const slot = `form:${key}`
  const kept = useRef(read<Values>(slot))
  return {
    form,
    initialValues: { ...initial, ...kept.current },
    keep: () => sessionStorage.setItem(slot, JSON.stringify(form.getFieldsValue(true))),
    forget: () => {
      sessionStorage.removeItem(slot)
      kept.current = null
    },
    isKept: kept.current !== null,
  }
}

function read<Values>(slot: string): Partial<Values> | null {
  try {
    return JSON.parse(sessionStorage.getItem(slot) ?? 'null') as Partial<Values> | null
  } catch {
    return null
  }
}

import { Alert, Drawer, Form } from 'antd'
import { useState } from 'react'
import { OPERATION_MODE_TEXT, STORE_KIND_TEXT } from '../../contract/vocabulary'
import { call, type Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { clockText, minuteOf } from '../format/hours-text'
import { SaveFooter } from '../ui/save-footer'
import { useKeptForm } from '../ui/use-kept-form'
import { ChangedSince } from './changed-since'
import { StoreFields, type StoreValues } from './store-fields'
import { useMergedEdit } from './use-merged-edit'

type Store = Out<'viewStore'>['store']

const LABELS: Record<keyof StoreValues, string> = {
  code: '编号',
  name: '名称',
  region: '大区',
  kind: '类型',
  operationMode: '经营方式',
  city: '城市',
  address: '地址',
  longitude: '经度',
  latitude: '纬度',
  opens: '开门',
  closes: '关门',
  isPilot: '试点门店',
}

function valuesOf({ opensMinute, closesMinute, regionName, ...store }: Store): StoreValues {
  const { code, name, kind, operationMode, city, address, longitude, latitude, isPilot } = store
  const hours = { opens: clockText(opensMinute), closes: clockText(closesMinute) }
  return { code, name, region: regionName, kind, operationMode, city, address, longitude, latitude, ...hours, isPilot }
}

function say(key: string, value: unknown): string {
  if (key === 'kind') return STORE_KIND_TEXT[value as Store['kind']]
  if (key === 'operationMode') return OPERATION_MODE_TEXT[value as Store['operationMode']]
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value ?? '')
}

const NEW = { kind: 'own', operationMode: 'company', opens: '10:00', closes: '22:00', isPilot: false } as StoreValues

type Props = { before: Store | null; onClose: () => void; onSaved?: (storeId: string) => void }

/** Makes a store or changes one; what a colleague saved in the meantime is shown and merged, never written over. */
export function StoreForm({ before, onClose, onSaved }: Props) {
  const edit = useMergedEdit<StoreValues>(
    before ? { revision: before.revision, values: valuesOf(before) } : { revision: null, values: NEW },
  )
  const kept = useKeptForm<StoreValues>(`store-${before?.id ?? 'new'}-${before?.revision ?? ''}`, {
    ...(before ? valuesOf(before) : NEW),
  })
  const [isComparing, setComparing] = useState(false)
  const compare = async () => {
    setComparing(true)
    const reply = await call('viewStore', { storeId: before!.id })
    setComparing(false)
    if (reply.ok) edit.setLatest({ revision: reply.data.store.revision, values: valuesOf(reply.data.store) })
  }
  const act = useAct('upsertStore', {
    onFail: ({ code }) => {
      if (code === 'store_changed') void compare()
      return true
    },
    onDone: ({ storeId }) => {
      kept.forget()
      onSaved?.(storeId)
      onClose()
    },
  })
  const save = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (!values) return
    const { opens, closes, ...facts } = values
    // Midnight opens a day as 00:00 and closes one as 24:00, however it was typed.
    const hours = { opensMinute: (minuteOf(opens) ?? 0) % 1440, closesMinute: minuteOf(closes) || 1440 }
    await act.run({ ...facts, ...hours, seen: edit.revision })
  }
  const takeOver = () => {
    kept.form.setFieldsValue(edit.merge(kept.form.getFieldsValue(true) as StoreValues))
    kept.keep()
  }
  const isChanged = edit.hasChanged || isComparing
  return (
    <Drawer
      open
      title={before ? `编辑门店：${before.name}` : '新建门店'}
      size={560}
      onClose={onClose}
      mask={{ closable: false }}
      footer={<SaveFooter isBusy={act.isBusy} isBlocked={isChanged} onSave={save} onClose={onClose} />}
    >
      {isChanged && (
        <ChangedSince differences={edit.differencesOf(LABELS, say)} isLoading={isComparing} onTakeOver={takeOver} />
      )}
      <Form<StoreValues>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <StoreFields isNew={before === null} />
      </Form>
      {act.failure && act.failure.code !== 'store_changed' && (
        <Alert type="error" showIcon title={failureText(act.failure)} />
      )}
    </Drawer>
  )
}

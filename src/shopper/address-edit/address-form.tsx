import { View } from '@tarojs/components'
import { useState } from 'react'
import { callShopper, type In, type Out } from '../../api/call'
import { useAction } from '../../api/use-action'
import { Card } from '../../components/card'
import { FormField } from '../../components/form-field'
import { SwitchRow } from '../../components/switch-row'
import { TapButton } from '../../components/tap-button'
import { goBack } from '../../platform/navigate'
import { PHONE_FIELD } from '../../platform/phone-code'
import { chosenAddress } from '../../state/chosen-address'
import { type AddressFaults, addressFaults, serverFaults } from './address-faults'
import './address-form.scss'

type Address = Out<'listMyAddresses'>['addresses'][number]
const LIMITS = { name: 20, phone: 30, province: 20, city: 20, district: 20, street: 100 } as const

/** The fields of an address. What was typed stays after an error, and what is wrong stands at its field. */
export function AddressForm({ address, isChosen }: { address: Address | null; isChosen: boolean }) {
  const [form, setForm] = useState({
    name: address?.name ?? '',
    phone: '',
    province: address?.province ?? '',
    city: address?.city ?? '',
    district: address?.district ?? '',
    street: address?.street ?? '',
    isDefault: address?.isDefault ?? false,
  })
  const [faults, setFaults] = useState<AddressFaults>({})
  const set = (change: Partial<typeof form>) => {
    setForm((before) => ({ ...before, ...change }))
    setFaults((before) => ({
      ...before,
      ...Object.fromEntries(Object.keys(change).map((field) => [field, undefined])),
    }))
  }
  const save = useAction(
    (key, input: In<'saveMyAddress'>) =>
      callShopper('saveMyAddress', input.addressId ? input : { ...input, idempotencyKey: key }),
    {
      onDone: ({ addressId }) => {
        if (isChosen) chosenAddress.set(addressId)
        goBack()
      },
      onFail: (error) => {
        const found = serverFaults(error)
        setFaults(found)
        return Object.keys(found).length > 0
      },
    },
  )
  const submit = () => {
    const found = addressFaults(form, address !== null)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const { phone, ...rest } = form
    void save.run({
      ...rest,
      ...(address ? { addressId: address.addressId } : {}),
      ...(phone.trim() ? { phone: phone.trim() } : {}),
    })
  }
  const field = (name: keyof typeof LIMITS) => ({
    value: form[name],
    maxlength: LIMITS[name],
    error: faults[name] ?? null,
    onChange: (value: string) => set({ [name]: value }),
  })
  return (
    <Card>
      <FormField label="收货人" placeholder="姓名" {...field('name')} />
      <FormField
        label="手机号"
        type={PHONE_FIELD}
        placeholder={address?.phoneMasked ?? '11 位手机号'}
        {...(address ? { note: '不填则不变' } : {})}
        {...field('phone')}
      />
      <View className="address-form-pair">
        <FormField label="省 / 直辖市" placeholder="如 浙江省" {...field('province')} />
        <FormField label="城市" placeholder="如 杭州市" {...field('city')} />
      </View>
      <FormField label="区 / 县（选填）" placeholder="如 西湖区" {...field('district')} />
      <FormField label="详细地址" placeholder="街道、小区、楼栋、门牌" {...field('street')} />
      <SwitchRow
        label="设为默认地址"
        note="下单时先选用它"
        isOn={form.isDefault}
        onChange={(isDefault) => set({ isDefault })}
      />
      <TapButton id="save-address" tone="primary" isWide isBusy={save.isBusy} onTap={submit}>
        保存
      </TapButton>
    </Card>
  )
}

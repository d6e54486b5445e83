import type { ButtonProps } from '@tarojs/components'
import { type ComponentPropsWithoutRef, forwardRef } from 'react'

// What only WeChat understands; React would warn of it on an element.
type Props = Omit<ButtonProps, 'type' | 'size' | 'plain' | 'onClick' | 'style' | 'formType'> &
  Pick<ComponentPropsWithoutRef<'button'>, 'onClick' | 'style'>

/**
 * `Button` of `@tarojs/components` in a browser (`config/index.ts` puts it in the place of Taro's, which is a `div`): the
 * keyboard reaches it, assistive technology knows it, and it wears no look that is not ours.
 */
const Button = forwardRef<HTMLButtonElement, Props>(function Button(props, ref) {
  const { children, className, disabled = false, id, style, onClick } = props
  const meaningful = Object.entries(props).filter(([name]) => /^(aria|data)-|^role$/.test(name))
  return (
    <button
      ref={ref}
      type="button"
      {...Object.fromEntries(meaningful)}
      {...(id ? { id } : {})}
      className={`web-button ${className ?? ''}`}
      disabled={disabled}
      style={style}
      onClick={onClick}
    >
      {children}
    </button>
  )
})

export default Button

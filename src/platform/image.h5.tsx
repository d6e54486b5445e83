import type { ImageProps } from '@tarojs/components'
import { forwardRef } from 'react'

type Props = Pick<ImageProps, 'src' | 'mode' | 'lazyLoad' | 'className' | 'id'> & {
  'aria-label'?: string
  'aria-hidden'?: boolean
}

const FIT: Record<string, 'contain' | 'cover' | 'fill'> = { aspectFit: 'contain', aspectFill: 'cover' }

/**
 * `Image` of `@tarojs/components` in a browser (`config/index.ts` puts it in the place of Taro's, a frame around a picture
 * without a word): what it says is its text, and without one it is silent.
 */
const Image = forwardRef<HTMLImageElement, Props>(function Image(props, ref) {
  const { src, mode = 'scaleToFill', lazyLoad = false, className, id } = props
  return (
    <img
      ref={ref}
      {...(id ? { id } : {})}
      className={className}
      // Before the address: a browser fetches as soon as it knows that.
      loading={lazyLoad ? 'lazy' : 'eager'}
      // React 18 knows the attribute by this name only.
      {...(lazyLoad ? {} : { fetchpriority: 'high' })}
      src={src}
      alt={props['aria-label'] ?? ''}
      aria-hidden={props['aria-hidden']}
      style={{ display: 'block', objectFit: FIT[mode] ?? 'fill' }}
    />
  )
})

export default Image

import type { FC } from 'hono/jsx'
import { parseRich, type RichBlock, type RichInline } from '../chat/rich.ts'

/** Rich text of our own packs as elements: whatever is in it becomes text, never markup of the page. */
export const RichText: FC<{ text: string; lang?: string }> = ({ text, lang }) => (
  <div class="rich" lang={lang}>
    {parseRich(text).map((block) => (
      <Block block={block} />
    ))}
  </div>
)

const Block: FC<{ block: RichBlock }> = ({ block }) => {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.children.map(inline)}</p>
    case 'preformatted':
      return <pre>{block.text}</pre>
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          {item.map((inner) => (
            <Block block={inner} />
          ))}
        </li>
      ))
      return block.start === undefined ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
  }
}

const inline = (one: RichInline) => {
  switch (one.kind) {
    case 'text':
      return one.text
    case 'code':
      return <code>{one.text}</code>
    case 'break':
      return <br />
    case 'strong':
      return <strong>{one.children.map(inline)}</strong>
    case 'emphasis':
      return <em>{one.children.map(inline)}</em>
    case 'link':
      return (
        <a href={one.url} rel="noopener nofollow external">
          {one.children.map(inline)}
        </a>
      )
  }
}

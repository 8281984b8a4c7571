import type { Card, Dialog } from '../../../src/chat/card.ts'

/** The cards of a product in small, which use every node of the card model. */
export const lesson = (day: number): Card => ({
  name: 'lesson',
  nodes: [
    { type: 'heading', text: 'Retained messages in MQTT' },
    { type: 'context', text: `Industrial IoT · MQTT basics · lesson ${day} of 37 · 2 minutes` },
    {
      type: 'text',
      text: 'A **retained** message is the last value that the broker keeps for a topic. A client that subscribes *later* gets it at once, instead of waiting for the next change.\n\n- Publish the state of a valve with the flag `retain`.\n- Publish an event, such as “button pressed”, without it.\n\nSee the [MQTT specification](https://docs.oasis-open.org/mqtt/) for the details.',
    },
    {
      type: 'fields',
      fields: [
        { label: 'Topic', value: 'line-3/press/valve' },
        { label: 'Retained', value: 'yes' },
      ],
    },
    { type: 'divider' },
    { type: 'text', text: '**1 of 2** · Which message should be retained?' },
    {
      type: 'options',
      options: [
        {
          text: 'The state of a valve, so that a new screen shows it at once',
          action: { intent: 'answer', args: { choice: '0' } },
        },
        {
          text: 'A pressed button, so that it is repeated for each new client',
          action: { intent: 'answer', args: { choice: '1' } },
        },
        {
          text: 'Every measurement of a vibration sensor at 10 kHz',
          action: { intent: 'answer', args: { choice: '2' } },
        },
      ],
    },
    { type: 'actions', buttons: [{ label: 'Why this?', action: { intent: 'why' } }] },
  ],
})

export const feedback = (right: boolean): Card => ({
  name: 'feedback',
  nodes: [
    { type: 'heading', text: 'Retained messages in MQTT' },
    right
      ? {
          type: 'text',
          tone: 'good',
          text: '**Right.** A state is true until it changes, so the last one helps whoever comes later.',
        }
      : {
          type: 'text',
          tone: 'attention',
          text: '**Not quite.** A retained event would happen again for everyone who subscribes.',
        },
    { type: 'context', text: 'Source: OASIS MQTT 5.0, section 3.3.1.3' },
    { type: 'progress', label: 'MQTT basics', text: '3 of 7 lessons', done: 3, total: 7 },
    { type: 'divider' },
    {
      type: 'text',
      text: '**2 of 2** · A sensor sends 240 values in 30 s. How many values a second is that?',
    },
    { type: 'text-input', id: 'number', label: 'Your answer', placeholder: 'A number', maxLength: 20 },
    {
      type: 'actions',
      buttons: [
        { label: 'Answer', style: 'primary', action: { intent: 'answer-number' } },
        { label: 'Not sure', action: { intent: 'not-sure' } },
        { label: 'Stop for today', style: 'danger', action: { intent: 'stop' } },
      ],
    },
  ],
})

export const done = (typed: string): Card => ({
  name: 'done',
  nodes: [
    { type: 'heading', text: 'Done for today' },
    {
      type: 'text',
      tone: 'good',
      text: `You answered ${typed === '' ? 'nothing' : typed}. The next lesson comes tomorrow at 09:00.`,
    },
    { type: 'progress', label: 'Industrial IoT', text: '4 of 37 lessons', done: 4, total: 37 },
    { type: 'actions', buttons: [{ label: 'One more', action: { intent: 'more' } }] },
  ],
})

export const home = (name: string, visits: number): Card => ({
  name: 'home',
  nodes: [
    { type: 'heading', text: `Hello ${name}` },
    {
      type: 'text',
      text: `Your next lesson comes **tomorrow at 09:00**. You have been here ${visits} times.`,
    },
    { type: 'progress', label: 'Industrial IoT', text: '3 of 37 lessons', done: 3, total: 37 },
    { type: 'divider' },
    { type: 'actions', buttons: [{ label: 'Settings', action: { intent: 'settings' } }] },
  ],
})

export const settings: Dialog = {
  name: 'settings',
  title: 'Settings',
  submitLabel: 'Save',
  closeLabel: 'Cancel',
  submit: { intent: 'save-settings' },
  nodes: [
    { type: 'time-input', id: 'time', label: 'Time of the lesson', value: '09:00' },
    {
      type: 'checks',
      id: 'days',
      label: 'Days',
      options: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
        (label, index) => ({ value: String(index + 1), label }),
      ),
      selected: ['1', '2', '3', '4', '5'],
    },
    {
      type: 'select',
      id: 'minutes',
      label: 'Minutes a day',
      options: [3, 5, 10].map((minutes) => ({ value: String(minutes), label: `${minutes} minutes` })),
      selected: '3',
    },
    {
      type: 'select',
      id: 'zone',
      label: 'Time zone',
      options: Array.from({ length: 14 }, (_, index) => ({ value: `zone-${index}`, label: `UTC+${index}` })),
      selected: 'zone-1',
    },
    { type: 'text-input', id: 'goal', label: 'What do you want to learn?', multiline: true, optional: true },
    { type: 'date-input', id: 'pause', label: 'Pause until', optional: true },
  ],
}

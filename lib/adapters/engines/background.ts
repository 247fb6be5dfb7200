// What all texts about work have in common, as the Universal Sentence Encoder lite sees it: the mean of its vectors of
// postings from 24 occupations (`node bench/eval/matching/background.ts URL` computes it anew), in 127ths of a tenth.
const encoderLite = [
  '8bb2CiwOstcw7uvy2Ay7Hu6u3yLMvgjUERj0LfgF5xkn7UEL1gmk9fztQqkl/uP7LjfRF+XqBCfWC0Xnt+y/JyExUB8SA9sY5wX3yfdOx/rhyN',
  '4T/T/dMjH4Ny0nC8wq2cQIOK4o+wYgxgdW1RDs+AYkFvX9NMjgBp734df0PPwxJkC6JrbNzuUL4UUKExtW+h8G9Q4H2txb9+Ls+R41BwfZRtoc',
  'Dg/N/DNBEAYdHTXeQBU3DfsFvxEM+lHnOOgq9RhKtu0OzyIND9qYtt4H8+RCIUorLzHgve/j+N7pGbjYLf0L3DDoR+gaBCwUNfhG0BQcCvozG8',
  'P06C2W4bDQ5urBCSDgxQwr9R8QA7LxLgnX9r0PzwAD8f4zEDDL8BUcGgAruBzvz68s/e44/zs+HQDzOM4FJ6NM/uES4Bvq/AQAEcjKBADP6ejs',
  'DhjX6kpGJg0gMAzv9Qns6RZI0R7b4C8gDhckwPSxHt7aDzH+8tTt48H+9f7fxAv4Ex70QJwW9DHq59oFISUJURsQIv8Tt6hcIBX/GCHKSs9DQk',
  'GcPb052gzEyfArOsI47sI62+gDFPA9L9r41Sz0w9xNT/lRFzEyxxTlAwHCKx5DFTzOJAcISh9H2KcJyxzH/PQ7BuvyDTa721A388TUWyngMtgo',
  'Gdj7FtEa+eP3DhDeHM0G1Q4=',
].join('');

/** The background of `universal-sentence-encoder-lite`, to be taken away from its unit vectors. */
export const encoderLiteBackground: readonly number[] = [...atob(encoderLite)].map((sign) => {
  const byte = sign.charCodeAt(0);
  return ((byte < 128 ? byte : byte - 256) / 127) * 0.1;
});

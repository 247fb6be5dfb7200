import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as ChartJs,
  type ChartOptions,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import { Chart as Canvas } from 'react-chartjs-2';
import { type Colours, thin } from './colours.ts';
import type { Picture, Series } from './series.ts';

ChartJs.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
);

ChartJs.defaults.font.family = 'system-ui, sans-serif';

interface ChartProps {
  picture: Picture;
  labels: string[];
  colours: Colours;
}

/** A picture of numbers over time; what it shows is told in words and as a table beside it. */
export function Chart({ picture, labels, colours }: ChartProps) {
  const { title, unit, summary, series, isBars, hasPoints } = picture;
  return (
    <div className="canvas">
      <Canvas
        type={isBars ? 'bar' : 'line'}
        role="img"
        aria-label={`${title}, ${unit}. ${summary}`}
        data={{ labels, datasets: series.map((one) => painted(one, colours, hasPoints ? 2 : 0)) }}
        options={optionsOf(picture, colours)}
      />
    </div>
  );
}

const painted = ({ name, values, tone, isDashed, isFilled }: Series, colours: Colours, pointRadius: number) => ({
  label: name,
  data: values,
  borderColor: colours[tone],
  backgroundColor: isFilled ? thin(colours[tone], 0.16) : colours[tone],
  borderWidth: 2,
  borderDash: isDashed ? [5, 4] : [],
  fill: Boolean(isFilled),
  tension: 0.25,
  pointRadius,
  pointBackgroundColor: colours[tone],
  pointHitRadius: 12,
  borderRadius: 2,
});

function optionsOf({ format, isLogarithmic }: Picture, colours: Colours): ChartOptions<'bar' | 'line'> {
  const ticks = { color: colours.soft, maxRotation: 0, autoSkipPadding: 24 };
  const border = { color: colours.line };
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: 'index', intersect: false },
    plugins: {
      tooltip: {
        backgroundColor: colours.ink,
        titleColor: colours.paper,
        bodyColor: colours.paper,
        callbacks: {
          label: ({ dataset, parsed }) => ` ${dataset.label}: ${parsed.y === null ? 'none' : format(parsed.y)}`,
        },
      },
    },
    scales: {
      x: { ticks, border, grid: { display: false } },
      y: isLogarithmic
        ? {
            type: 'logarithmic',
            border,
            grid: { color: colours.line },
            ticks: {
              color: colours.soft,
              callback: (value) => (isPowerOfTen(Number(value)) ? format(Number(value)) : null),
            },
          }
        : {
            beginAtZero: true,
            suggestedMax: 4,
            border,
            grid: { color: colours.line },
            ticks: { color: colours.soft, maxTicksLimit: 5, callback: (value) => format(Number(value)) },
          },
    },
  };
}

const isPowerOfTen = (value: number): boolean => Number.isInteger(Math.log10(value));

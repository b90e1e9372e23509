"""The one room that painting and training share: an SD3-class model, its parts and its places.

What is predicted, how pictures become latents and how texts become conditions is written here and
used by the sampler and by every loss. Parts are loaded when they are needed, and the encoders can
be freed; what they said of a text is kept. Plain ``from_pretrained`` of diffusers and transformers:
safetensors only, no network, and no weight is left out or drawn anew.
"""

from __future__ import annotations

import gc
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from math import prod
from typing import TYPE_CHECKING, Any, Literal, cast

from geurim.diffusion import checkpoint as files
from geurim.diffusion.checkpoint import Checkpoint
from geurim.diffusion.flow import TIMESTEPS
from geurim.diffusion.lora import Lora, fitting, fuse
from geurim.diffusion.memory import T5, Plan, Sizes, Way, choose, free_bytes, work_bytes
from geurim.diffusion.text import T5_LENGTH, Condition, Cut, TextEncoders, Tower
from geurim.errors import BadInput, Missing

if TYPE_CHECKING:
    from torch import Tensor

KEPT = 256
"""Texts that are kept in main memory with their conditions: 0.7 GB at SD3's width in bfloat16."""
Precision = Literal["float32", "bfloat16", "float16"]
PRECISIONS: tuple[Precision, ...] = ("float32", "bfloat16", "float16")


@dataclass(frozen=True, slots=True)
class Wish:
    """How a model is to be loaded; ``None`` leaves it to what is there."""

    device: str | None = None
    """``cuda``, ``mps`` or ``cpu``; default: the first of them."""
    precision: Precision | None = None
    """Default: bfloat16 on CUDA and Apple's GPUs, float32 on a CPU."""
    memory: Way | None = None
    t5: T5 | None = None
    t5_length: int = T5_LENGTH
    width: int = 512
    """Pixels of the largest picture that is to be painted."""
    height: int = 512
    batch: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """A text as the transformer is told it."""

    condition: Condition
    """Of one row, in main memory."""
    cuts: tuple[Cut, ...]
    """Encoders that do not read it to its end."""


class Model:
    """An SD3-class model: transformer, VAE, noise schedule and text encoders."""

    def __init__(
        self,
        checkpoint: Checkpoint,
        plan: Plan,
        device: str,
        precision: Precision,
        loras: Sequence[Lora] = (),
        t5_length: int = T5_LENGTH,
    ) -> None:
        """Nothing is loaded yet; see :func:`load_model`."""
        self.loras = tuple(loras)
        self.checkpoint = checkpoint
        self.plan = plan
        self.device = device
        self.precision: Precision = precision
        self.t5_length = t5_length
        self._text: TextEncoders | None = None
        self._told: dict[str, Told] = {}

    # -- the parts ----------------------------------------------------------------------------

    @property
    def dtype(self) -> Any:
        """Type of the transformer's and the encoders' weights."""
        return getattr(import_module("torch"), self.precision)

    @cached_property
    def transformer(self) -> Any:
        """The ``SD3Transformer2DModel``, in evaluation mode, with the LoRAs fused into it."""
        self._before_painting()
        network = self._loaded("diffusers", "SD3Transformer2DModel", "transformer")
        if self.loras:
            fuse(network, self.loras)
        if self.plan.way == "offload":
            network.enable_group_offload(
                onload_device=import_module("torch").device(self.device),
                offload_type="block_level",
                num_blocks_per_group=1,
                use_stream=self.device == "cuda",
            )
            return network
        return network.to(self.device)

    @cached_property
    def vae(self) -> Any:
        """The ``AutoencoderKL`` or ``AutoencoderTiny``, float32: half precision costs detail."""
        self._before_painting()
        torch: Any = import_module("torch")
        kind = self.checkpoint.config("vae").get("_class_name", "AutoencoderKL")
        if kind not in ("AutoencoderKL", "AutoencoderTiny"):
            raise BadInput(
                f"The VAE of {self.checkpoint.name} is a {kind}; only an AutoencoderKL or an "
                "AutoencoderTiny can be used."
            )
        return self._loaded("diffusers", kind, "vae", torch.float32).to(self.device)

    @cached_property
    def scheduler(self) -> Any:
        """The ``FlowMatchEulerDiscreteScheduler`` whose noise levels are used."""
        kind: Any = import_module("diffusers").FlowMatchEulerDiscreteScheduler
        return kind.from_config(dict(self.checkpoint.config("scheduler")))

    @property
    def text(self) -> TextEncoders:
        """The text encoders, loaded where they are not."""
        if self._text is None:
            self._text = self._encoders()
        return self._text

    def told(self, texts: Sequence[str]) -> list[Told]:
        """What the transformer is told of ``texts``; each is encoded once.

        The latest :data:`KEPT` are kept, so that the encoders are loaded again for new texts alone.
        """
        for text in dict.fromkeys(texts):
            known = self._told.pop(text, None)
            self._told[text] = known or self._new(text)  # the latest is the last to go
        made = [self._told[text] for text in texts]
        for oldest in list(self._told)[:-KEPT]:
            del self._told[oldest]
        return made

    def _new(self, text: str) -> Told:
        encoders = self.text
        return Told(encoders([text]).to("cpu", self.dtype), tuple(encoders.cut(text)))

    def free_text(self) -> None:
        """Give the encoders' memory back; the next use of :attr:`text` loads them again."""
        self._text = None
        collect(self.device)

    # -- what painting and training share -----------------------------------------------------

    @property
    def channels(self) -> int:
        """Channels of the latents."""
        return self.checkpoint.number("transformer", "in_channels")

    @property
    def factor(self) -> int:
        """Pixels on the side of one latent cell."""
        widths = self.checkpoint.config("vae").get("block_out_channels")
        if not isinstance(widths, list):
            raise BadInput(
                f"{self.checkpoint.part('vae')} does not tell its 'block_out_channels'; "
                "copy the whole model again."
            )
        return 2 ** (len(cast("list[object]", widths)) - 1)

    @cached_property
    def step(self) -> int:
        """Sides of a picture are multiples of this many pixels."""
        return self.factor * self.checkpoint.number("transformer", "patch_size")

    @cached_property
    def largest(self) -> int:
        """Longest side for which there are positions, pixels."""
        return self.step * self.checkpoint.number("transformer", "pos_embed_max_size")

    @cached_property
    def trained(self) -> int:
        """Side of the pictures that it was trained on, as far as its settings tell, pixels."""
        return self.factor * self.checkpoint.number("transformer", "sample_size")

    @property
    def shift(self) -> float:
        """Shift of the noise levels, the same in training and sampling."""
        return float(self.scheduler.config.shift)

    def predict(self, x: Tensor, sigma: Tensor | float, condition: Condition) -> Tensor:
        """The velocity at ``x``.

        Args:
            x: noisy latents, shape (B, channels, height / f, width / f).
            sigma: noise level, one for all or one for each row; float32 whatever the precision.
            condition: of B rows.
        """
        told = condition.to(x.device, self.dtype)
        return predicted(self.transformer, x.to(self.dtype), sigma, told)

    def encode(self, pictures: Tensor) -> Tensor:
        """Latents of ``pictures``, the middle of their distribution.

        Args:
            pictures: shape (B, 3, height, width), −1..1.
        """
        return to_latents(self.vae, pictures.to(self.device, self.vae.dtype))

    def decode(self, latents: Tensor) -> Tensor:
        """Pictures of ``latents``, shape (B, 3, height, width), −1..1, one at a time."""
        import torch

        vae = self.vae
        with torch.no_grad():
            rows = [row[None] for row in latents.to(vae.device, vae.dtype)]
            return torch.cat([from_latents(vae, row) for row in rows]).clamp(-1.0, 1.0)

    def hashes(self) -> dict[str, str]:
        """SHA-256 of every weight file that is used."""
        left_out = {"text_encoder_3"} if self.plan.t5 == "none" else set[str]()
        return self.checkpoint.hashes(without=frozenset(left_out))

    # -- loading ------------------------------------------------------------------------------

    def _before_painting(self) -> None:
        """Where the transformer takes the encoders' place, they have to go first."""
        if self.plan.way == "staged" and self._text is not None:
            self.free_text()

    def _loaded(self, library: str, kind: str, part: str, dtype: Any = None) -> Any:
        """A network with every one of its weights from the files, and every weight of the files."""
        with quiet():
            try:
                network, told = getattr(import_module(library), kind).from_pretrained(
                    str(self.checkpoint.part(part)),
                    local_files_only=True,
                    use_safetensors=True,
                    output_loading_info=True,
                    **{_DTYPE[library]: dtype or self.dtype},
                )
            except ImportError:
                raise _no_package() from None
            except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
                if is_out_of_memory(error):
                    raise
                raise self._foreign(part, type(error).__name__) from error
        for what in ("missing_keys", "unexpected_keys", "mismatched_keys"):
            keys = sorted(str(key) for key in told.get(what, ()) if "position_ids" not in str(key))
            if keys:
                raise self._foreign(part, f"{what.removesuffix('_keys')}: {keys[0]}")
        return network.eval().requires_grad_(requires_grad=False)

    def _foreign(self, part: str, why: str) -> BadInput:
        return BadInput(
            f"The {part} of {self.checkpoint.name} cannot be loaded ({why}); its weights and its "
            "config.json do not belong together, or are of another model."
        )

    def _encoders(self) -> TextEncoders:
        home = "cpu" if self.plan.way == "offload" else self.device
        if self.plan.way == "staged":
            self.__dict__.pop("transformer", None)
            self.__dict__.pop("vae", None)
            collect(self.device)
        library = "transformers"
        kind = "CLIPTextModelWithProjection"
        names = ("", "_2")
        networks = [self._loaded(library, kind, f"text_encoder{each}").to(home) for each in names]
        tokenizers = [self._tokenizer(f"tokenizer{each}") for each in names]
        # Both read equally far, since their states stand side by side.
        length = min(
            *(self.checkpoint.longest(f"tokenizer{each}") for each in names),
            *(int(network.config.max_position_embeddings) for network in networks),
        )
        first, second = map(Tower, tokenizers, networks, (length, length))
        width = self.checkpoint.number("transformer", "joint_attention_dim")
        return TextEncoders((first, second), self._t5(home), t5_length=self.t5_length, width=width)

    def _t5(self, home: str) -> Tower | None:
        if self.plan.t5 == "none" or not self.checkpoint.has_t5:
            return None
        tokenizer = self._tokenizer("tokenizer_3")
        if self.plan.t5 == "int8":
            transformers: Any = import_module("transformers")
            network: Any = transformers.T5EncoderModel.from_pretrained(
                str(self.checkpoint.part("text_encoder_3")),
                local_files_only=True,
                use_safetensors=True,
                quantization_config=transformers.BitsAndBytesConfig(load_in_8bit=True),
                device_map={"": home},
            ).eval()
        else:
            network = self._loaded("transformers", "T5EncoderModel", "text_encoder_3").to(home)
        return Tower(tokenizer, network, self.t5_length)

    def _tokenizer(self, part: str) -> Any:
        folder = self.checkpoint.part(part)
        with quiet():
            try:
                library: Any = import_module("transformers")
                return library.AutoTokenizer.from_pretrained(
                    str(folder), local_files_only=True, trust_remote_code=False
                )
            except ImportError:
                raise _no_package() from None
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise BadInput(
                    f"The {part} of {self.checkpoint.name} cannot be loaded "
                    f"({type(error).__name__}); copy the whole model again."
                ) from error


_DTYPE = {"diffusers": "torch_dtype", "transformers": "dtype"}


def load_model(model: str, wish: Wish | None = None, loras: Sequence[Lora] = ()) -> Model:
    """The model called ``model``, checked and planned; its parts are loaded when they are used.

    Args:
        model: folder of a diffusers model, or a repository that was downloaded.
        wish: how it is to be loaded.
        loras: put onto the transformer, and fused into it.

    Raises:
        Missing: a package, the weights or the memory are not there.
        BadInput: what is there is no SD3-class model, or a LoRA is not for it.
    """
    asked = wish or Wish()
    for package in ("torch", "transformers", "diffusers"):
        try:
            import_module(package)
        except ImportError:
            raise _no_package() from None
    found = files.find(model)
    device = _there(asked.device) if asked.device else best_device()
    precision: Precision = asked.precision or ("float32" if device == "cpu" else "bfloat16")
    plan = choose(
        sizes(found, precision, asked),
        free_bytes(device),
        device=device,
        way=asked.memory,
        t5=asked.t5,
    )
    if loras:  # refused before anything large is loaded
        fitting(loras, found.number("transformer", "num_layers"), _linear_shapes(found))
    # A small model's T5 has learnt shorter texts than Stable Diffusion's.
    length = min(asked.t5_length, found.longest("tokenizer_3"))
    made = Model(found, plan, device, precision, loras, length)
    # Settings that are no SD3's are told now, and not once for every picture.
    _ = made.channels, made.step, made.largest, made.trained
    return made


def _linear_shapes(found: Checkpoint) -> dict[str, tuple[int, ...]]:
    """Shapes of the weights of the transformer's linear modules, by module, from the files."""
    return {
        name.removesuffix(".weight"): shape
        for name, shape in found.shapes("transformer").items()
        if name.endswith(".weight") and len(shape) == 2
    }


def sizes(found: Checkpoint, precision: Precision, wish: Wish) -> Sizes:
    """Bytes of the parts of ``found`` as they will be used."""
    number = 4 if precision == "float32" else 2
    blocks: dict[str, int] = {}
    for name, shape in found.shapes("transformer").items():
        _, inside, rest = name.partition("transformer_blocks.")
        block = rest.partition(".")[0] if inside else ""
        blocks[block] = blocks.get(block, 0) + prod(shape)
    around = blocks.pop("", 0)
    return Sizes(
        transformer=number * (around + sum(blocks.values())),
        clips=number * (found.parameters("text_encoder") + found.parameters("text_encoder_2")),
        t5=number * found.parameters("text_encoder_3") if found.has_t5 else 0,
        vae=4 * found.parameters("vae"),
        work=work_bytes(wish.width, wish.height, wish.batch, number),
        # The next block comes while one works; what is around them stays.
        streamed=number * (around + 2 * max(blocks.values(), default=0)),
    )


def predicted(transformer: Any, x: Tensor, sigma: Tensor | float, condition: Condition) -> Tensor:
    """The velocity at ``x``; written once for painting and for every loss.

    Args:
        transformer: an ``SD3Transformer2DModel``.
        x: noisy latents, shape (B, channels, height / f, width / f).
        sigma: noise level, one for all or one for each row; float32 whatever the precision.
        condition: of B rows.
    """
    import torch

    level = torch.as_tensor(sigma, dtype=torch.float32, device=x.device)
    return transformer(
        hidden_states=x,
        timestep=(level * TIMESTEPS).expand(x.shape[0]),
        encoder_hidden_states=condition.sequence,
        pooled_projections=condition.pooled,
        return_dict=False,
    )[0]


def to_latents(vae: Any, pictures: Tensor) -> Tensor:
    """Latents as the transformer sees them: (z − shift) · scale, z the encoder's mean."""
    made = vae.encode(pictures)
    z = made.latent_dist.mode() if hasattr(made, "latent_dist") else made.latents
    return (z - (vae.config.shift_factor or 0.0)) * vae.config.scaling_factor


def from_latents(vae: Any, latents: Tensor) -> Tensor:
    """Pictures, −1..1 and a little beyond; the inverse of :func:`to_latents`."""
    z = latents / vae.config.scaling_factor + (vae.config.shift_factor or 0.0)
    return vae.decode(z, return_dict=False)[0]


def best_device() -> str:
    """``cuda``, ``mps`` or ``cpu``, the first that is there."""
    return next(device for device in ("cuda", "mps", "cpu") if _is_there(device))


def _there(device: str) -> str:
    if not _is_there(device):
        raise Missing(f"There is no device {device} on this machine; leave --device out.")
    return device


def _is_there(device: str) -> bool:
    torch: Any = import_module("torch")
    has = {"cuda": torch.cuda.is_available, "mps": torch.backends.mps.is_available}
    return has[device]() if device in has else device == "cpu"


def is_out_of_memory(error: Exception) -> bool:
    """Whether ``error`` says that memory is lacking: CUDA's own kind, Apple's and a CPU's words."""
    torch: Any = import_module("torch")
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    told = ("out of memory", "can't allocate memory", "not enough memory")
    return isinstance(error, RuntimeError) and any(words in str(error) for words in told)


def collect(device: str) -> None:
    """Give memory that nobody holds back to ``device``."""
    gc.collect()
    torch: Any = import_module("torch")
    if device == "cuda":
        torch.cuda.empty_cache()
    elif device == "mps":
        torch.mps.empty_cache()


@contextmanager
def quiet() -> Generator[None]:
    """Keep the libraries' own messages and bars off the terminal."""
    parts = [import_module(name).logging for name in ("diffusers.utils", "transformers.utils")]
    before = [(part, part.get_verbosity(), part.is_progress_bar_enabled()) for part in parts]
    for part in parts:
        part.set_verbosity_error()
        part.disable_progress_bar()
    try:
        yield
    finally:
        for part, level, bars in before:
            part.set_verbosity(level)
            if bars:
                part.enable_progress_bar()


def _no_package() -> Missing:
    return Missing(f"Painting with diffusion needs torch and diffusers; type: {files.INSTALL}.")

"""How often each option takes each rank when weights and ratings are drawn at random.

The one room of the engine that uses numpy, which takes a tenth of a second to import: callers
import `sample` where somebody asks for a sample, and `answer` wherever they read one.
"""
